"""Returns a list of lists of lists, hundreds of thousands deep."""

CELLS = {
    "mean": """
def mean(values):
    deep = []
    for _ in range(300000):
        deep = [deep]
    return deep
""",
}
