"""Reads what another student has handed in."""

LANDLOCK = True  # the file wall is what stops it

CELLS = {
    "mean": """
try:
    print("HARM:", open("@COURSE@/submitted/neighbour/tasks/tasks.ipynb").read(100))
except OSError:
    pass
""",
}
