"""When a submission was handed in, by the file that nbgrader leaves beside it."""

from nbgrader.utils import parse_utc

LONGEST = 100  # bytes; dateutil takes time in the square of them


def odd_timestamp(folder):
    """nbgrader stops at a timestamp it cannot read; say so, and grade without one."""
    path = folder / "timestamp.txt"
    if path.is_file() and timestamp_of(path) is None:
        return ["timestamp.txt cannot be read; the submission was graded as handed in on time"]
    return []


def timestamp_of(path):
    """The time in a timestamp file, or None if there is none to be read."""
    with open(path, "rb") as file:
        content = file.read(LONGEST + 1)
    if len(content) > LONGEST:
        return None
    try:
        return parse_utc(content.decode("utf-8").strip())
    except Exception:  # dateutil lets through whatever its parts raise, OSError and those of decimal among it
        return None
