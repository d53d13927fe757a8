"""Reads what another student has handed in."""

CELLS = {
    "mean": """
try:
    print("HARM:", open("@COURSE@/submitted/neighbour/tasks/tasks.ipynb").read(100))
except OSError:
    pass
""",
}
