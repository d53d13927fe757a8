"""Prints halves of letters, which no file can be written with, and other signs that terminals obey."""

CELLS = {
    "mean": r"""
print("\ud800 \x00 \x1b[2J \u202e \x9b")
def mean(values):
    raise ValueError("\udfff\x00")
""",
}
