"""Replaces the functions by which the tests compare; in one process with the tests, nothing could fail any
more.
"""

CELLS = {
    "mean": """
import numpy.testing
np.testing.assert_allclose = lambda *arguments, **named: None
np.allclose = lambda *arguments, **named: True

def mean(values):
    return 0.0
""",
}
