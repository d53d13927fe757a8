"""Looks for the folders of the tests and of other students where such folders are made."""

CELLS = {
    "mean": """
import os
import glob
for path in glob.glob("/tmp/lossedu-*") + glob.glob("/scratch*"):
    if os.path.realpath(path) != os.getcwd():
        try:
            print("HARM: found", os.listdir(path))
        except OSError:
            pass
""",
}
