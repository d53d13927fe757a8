"""Registers what is to run when its process ends, after everybody has stopped looking."""

CELLS = {
    "mean": """
import atexit
import os
import threading
atexit.register(lambda: open("@HOME@/notes.txt", "w"))
threading._register_atexit(lambda: open("@HOME@/notes.txt", "w"))
def mean(values):
    raise SystemExit
""",
}
