"""Kills its parent and another process."""

CELLS = {
    "mean": """
import os
for pid in (@PID@, os.getppid()):
    for number in (19, 9):
        try:
            os.kill(pid, number)
            print("HARM: sent a signal to", pid)
        except OSError:
            pass
""",
}
