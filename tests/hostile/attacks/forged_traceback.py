"""Sends an exception that was raised in a line whose number has 5000 digits: Python does not print such
numbers.
"""

CELLS = {
    "mean": """
try:
    from lossedu.isolation import student
    student.frames_of = lambda error: [["cell 1", 10**5000, "f", "y"]]
except ImportError:
    pass
def mean(values):
    raise ValueError
""",
}
