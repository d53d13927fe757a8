"""Raises an exception that claims to be the grader's own, by which it learns that time is over."""

STATUS = "ok"
CELLS = {
    "double": """
class TooLate(Exception):
    pass

TooLate.__module__ = "lossedu.isolation.wire"

def double(values):
    raise TooLate
""",
}
