"""Starts thousands of threads, and then is asked."""

CELLS = {
    "mean": """
import threading
import time
def mean(values):
    for _ in range(5000):
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    return 0.0
""",
}
