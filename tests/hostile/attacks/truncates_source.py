"""Cuts the source notebook off and changes its rights, for which a wall against opening is not enough."""

CELLS = {
    "mean": """
import os
CHANGES = [lambda p: os.truncate(p, 0), lambda p: os.rename(p, p + "x"), lambda p: os.chmod(p, 0), os.utime]
for change in CHANGES:
    try:
        change("@COURSE@/source/tasks/tasks.ipynb")
    except OSError:
        pass
""",
}
