"""Ignores every signal it may and swallows every exception, and goes on."""

CELLS = {
    "mean": """
import signal
def mean(values):
    for number in range(1, 32):
        try:
            signal.signal(number, signal.SIG_IGN)
        except OSError:
            pass
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
""",
}
