"""Looks for lossedu's own implementations, wherever Python finds packages."""

CELLS = {
    "mean": """
import pathlib
import sys
for folder in sys.path:
    for name in ("losses.py", "loss_definitions.py", "checks/check.py"):
        try:
            print("HARM:", pathlib.Path(folder, "lossedu", name).read_text()[:50])
        except OSError:
            pass
""",
}
