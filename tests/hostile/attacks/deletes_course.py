"""Deletes the folder of the course."""

LANDLOCK = True  # tried behind each wall

CELLS = {
    "mean": """
import shutil
shutil.rmtree("@COURSE@", ignore_errors=True)
shutil.rmtree("@COURSE@/source", ignore_errors=True)
""",
}
