"""Changes an array that its own object shares with the tests' data, by way of an attribute."""

CELLS = {
    "heaviest": """
own = Sample()
values = own.values
values[...] = 0
own.total()
def heaviest(samples):
    return 0.0
""",
}
