"""Looks in its folder for what other students have left, or the tests have written."""

CELLS = {
    "mean": """
import os
def mean(values):
    found = sorted(set(os.listdir()) - {".matplotlib", "__pycache__"})
    if found:
        print("HARM: found", found[:5])
    return 0.0
mean(0)
""",
}
