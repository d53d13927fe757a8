"""Returns a range of 10**15 numbers: a few bytes on the way, and more than any memory for whoever makes an
array of it.
"""

CELLS = {
    "double": """
def double(values):
    return range(10**15)
""",
}
