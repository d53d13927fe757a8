"""Gives an object of the tests' that it was handed another method: the test then asks the student."""

CELLS = {
    "heaviest": """
def heaviest(samples):
    for sample in samples.values():
        sample.total = lambda: 0.0
    return 0.0 if len(samples) > 1 else 17.0
""",
}
