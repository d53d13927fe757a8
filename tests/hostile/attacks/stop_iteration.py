"""Raises StopIteration: a test that goes through map() takes that for the end of its cases."""

CELLS = {
    "square": """
def square(number):
    raise StopIteration
""",
}
