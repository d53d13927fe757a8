"""Forks without end."""

CELLS = {
    "mean": """
import os
made = 0
try:
    for _ in range(200):
        if os.fork() == 0:
            import time
            time.sleep(30)
            os._exit(0)
        made += 1
except OSError:
    pass
if made:
    print("HARM: forked", made)
""",
}
