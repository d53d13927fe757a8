"""Starts thousands of threads, and then is asked."""

LANDLOCK = True  # tried behind each wall

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
