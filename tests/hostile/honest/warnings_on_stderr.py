"""Warns and writes to stderr, for which nbgrader takes all points of a test."""

CELLS = {
    "mean": """
import sys
import warnings
def mean(values):
    warnings.warn("this is slow")
    print("working", file=sys.stderr)
    np.log(np.zeros(1))
    return sum(values) / len(values)
""",
}
