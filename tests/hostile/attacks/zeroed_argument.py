"""Sets its argument to zero in place and returns it: a test that computes the wanted value afterwards
agrees.
"""

CELLS = {
    "double": """
def double(values):
    values[...] = 0
    return values
""",
}
