"""Replaces what NumPy's own comparisons are made of, which a test that was imported early would still call.
"""

CELLS = {
    "double": """
import numpy.testing._private.utils as inner
inner.assert_array_compare = lambda *arguments, **named: None
for module in (np, getattr(np, "_core", np), np.testing):
    module.isclose = lambda *arguments, **named: np.True_

def double(values):
    return values * 0
""",
}
