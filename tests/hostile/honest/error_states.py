"""Sets NumPy's handling of errors, print options, warnings and the recursion limit."""

CELLS = {
    "mean": """
import sys
import warnings
np.seterr(all="raise")
np.set_printoptions(precision=2)
warnings.simplefilter("error")
sys.setrecursionlimit(3000)
def mean(values):
    with np.errstate(divide="ignore", invalid="ignore"):
        np.zeros(1) / 0
    return np.mean(values)
""",
}
