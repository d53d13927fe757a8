"""As zeroed_argument, by a function that calls itself as the one which may change its argument."""

HONEST = ("cube", "shift")

CELLS = {
    "double": """
def double(values):
    values[...] = 0
    return values
double.__name__ = double.__qualname__ = "shift"
""",
}
