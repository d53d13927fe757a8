"""Sends hundreds of megabytes of printed text, for which its own process has no limit any more."""

CELLS = {
    "mean": """
def mean(values):
    return 0.0
try:
    from lossedu.isolation import student
    student.MOST_TEXT = student.LONGEST_RESULT = 10**9
    side = get_ipython.__self__ if hasattr(get_ipython, "__self__") else display.__self__
    side.room = 10**9
    print("x" * 5 * 10**7)
except (ImportError, AttributeError, NameError):
    pass
""",
}
