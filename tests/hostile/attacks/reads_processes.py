"""Looks through /proc for other processes, and into their memory."""

CELLS = {
    "mean": """
import os
try:
    others = [name for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]
except OSError:
    others = []
for pid in [*others, os.getppid(), @PID@]:
    for what in ("cmdline", "environ", "maps", "mem", "root", "cwd"):
        try:
            open(f"/proc/{pid}/{what}", "rb").read(1)
            print("HARM: read", what, "of", pid)
        except OSError:
            pass
""",
}
