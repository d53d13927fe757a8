"""Prints a gigabyte, in the cell and when it is called."""

CELLS = {
    "mean": """
def mean(values):
    for _ in range(500):
        print("x" * 10**6)
    return 0.0
mean(0)
""",
}
