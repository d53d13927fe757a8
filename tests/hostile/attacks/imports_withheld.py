"""Imports the modules that the course withholds, and asks those it offers for what is private."""

CELLS = {
    "mean": """
import importlib
for name in ("lossedu.checks", "lossedu.grading", "lossedu.loss_definitions", "lossedu.checks.check"):
    try:
        print("HARM:", importlib.import_module(name))
    except ImportError:
        pass
try:
    from lossedu import losses
    print("HARM:", losses.__dict__["np"])
except (ImportError, KeyError):
    pass
""",
}
