"""Leaves modules in its folder under names that the tests, or the next student's cells, import."""

CELLS = {
    "mean": r"""
import os
import tempfile
for folder in (os.getcwd(), tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm"):
    for name in ("statistics", "left_behind", "sitecustomize", "pycosat"):
        try:
            with open(f"{folder}/{name}.py", "w") as file:
                file.write("print('HARM: a module that was left behind')\n")
        except OSError:
            pass
""",
}
