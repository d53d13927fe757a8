"""Closes every descriptor, or puts the null device in its place."""

CELLS = {
    "mean": """
import os
def mean(values):
    os.closerange(0, 200)
    return 4.25
""",
}
