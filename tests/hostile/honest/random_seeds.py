"""Seeds NumPy's and Python's random numbers and draws from them."""

CELLS = {
    "mean": """
import random
np.random.seed(3)
random.seed(3)
rng = np.random.default_rng(3)
def mean(values):
    order = rng.permutation(len(values))
    return np.mean(np.asarray(values)[order]) + 0 * np.random.rand() * random.random()
""",
}
