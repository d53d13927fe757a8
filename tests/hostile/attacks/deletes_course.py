"""Deletes the folder of the course."""

CELLS = {
    "mean": """
import shutil
shutil.rmtree("@COURSE@", ignore_errors=True)
shutil.rmtree("@COURSE@/source", ignore_errors=True)
""",
}
