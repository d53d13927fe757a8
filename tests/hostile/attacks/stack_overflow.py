"""Recurses without Python's limit until the stack of the process is used up."""

CELLS = {
    "mean": """
import sys
def mean(values):
    sys.setrecursionlimit(10**9)
    return repr(deeper(0))
def deeper(n):
    return np.vectorize(lambda value: deeper(n + 1), otypes=[float])(np.zeros(1))
""",
}
