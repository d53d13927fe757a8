"""Raises the exceptions by which test frameworks leave a test out."""

CELLS = {
    "square": """
import unittest
def square(number):
    raise unittest.SkipTest("not today")
""",
}
