"""Never comes back, in Python."""

CELLS = {
    "mean": """
def mean(values):
    while True:
        pass
""",
}
