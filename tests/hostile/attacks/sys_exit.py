"""Leaves by sys.exit in the cell itself: an exception that no test expects to end a notebook."""

CELLS = {
    "mean": """
import sys
def mean(values):
    sys.exit("done")
sys.exit()
""",
}
