"""Deletes the folder of the course."""

LANDLOCK = True  # the file wall is what stops it

CELLS = {
    "mean": """
import shutil
shutil.rmtree("@COURSE@", ignore_errors=True)
shutil.rmtree("@COURSE@/source", ignore_errors=True)
""",
}
