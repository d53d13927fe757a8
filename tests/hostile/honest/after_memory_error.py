"""Asks for too much memory, is told so, and takes a smaller way."""

CELLS = {
    "double": """
def double(values):
    try:
        return np.ones((len(values), 10**13)) @ values
    except MemoryError:
        return values + values
""",
}
