"""When a submission was handed in, by the file that nbgrader leaves beside it."""

from nbgrader.utils import parse_utc


def odd_timestamp(folder):
    """nbgrader stops at a timestamp it cannot read; say so, and grade without one."""
    path = folder / "timestamp.txt"
    if path.is_file() and timestamp_of(path) is None:
        return ["timestamp.txt cannot be read; the submission was graded as handed in on time"]
    return []


def timestamp_of(path):
    """The time in a timestamp file, or None if there is none to be read."""
    try:
        return parse_utc(path.read_text(encoding="utf-8").strip())
    except (ValueError, OverflowError):  # UnicodeDecodeError and dateutil's ParserError are ValueErrors
        return None
