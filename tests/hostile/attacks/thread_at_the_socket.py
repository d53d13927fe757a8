"""Lets a thread of its own read and answer in place of its main thread."""

EARNS = 0
HONEST = ()

CELLS = {
    "mean": """
import threading
def mean(values):
    return 0.0
try:
    side = display.__self__
    threading.Thread(target=side.loop, daemon=True).start()
except (AttributeError, NameError):
    pass
""",
}
