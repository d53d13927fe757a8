"""Never comes back, in C, where no signal handler of Python's runs."""

CELLS = {
    "mean": """
def mean(values):
    return sum(range(10**13))
""",
}
