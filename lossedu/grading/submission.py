"""Looks at a hand-in before nbgrader sees it, and says in plain words why it cannot be graded."""

import json

import nbformat
from nbgrader.utils import parse_utc

MAX_BYTES = 50_000_000  # a notebook beyond this is an accident, or meant to fill the memory


class Ungradable(Exception):
    """The submission gets no marks until somebody has looked at it; the message says why."""


def inspect(folder, notebooks):
    """Return sentences about what is odd in a submission folder, or raise Ungradable.

    ``folder`` is ``submitted/student/assignment`` and ``notebooks`` are the names, without ending, that
    have to be in it. Nothing is run.
    """
    refuse_links(folder)
    notes = []
    for name in notebooks:
        path = folder / f"{name}.ipynb"
        refuse_absence(path)
        notes += read_notebook(path)
    return notes + odd_timestamp(folder)


def refuse_links(folder):
    """A symbolic link would make nbgrader copy what it points to, anywhere on this machine."""
    for path in [folder, *folder.rglob("*")]:
        if path.is_symlink():
            raise Ungradable(f"{path.name} is a symbolic link, and links are not followed")


def refuse_absence(path):
    """Say what is there instead of the notebook that is missing."""
    if path.is_file():
        return
    others = sorted(other.name for other in path.parent.glob("*.ipynb"))
    instead = f"; there is {', '.join(others)}" if others else ""
    raise Ungradable(f"no notebook named {path.name} was handed in{instead}")


def read_notebook(path):
    """Check that a file is a notebook that nbformat can read, and return what is odd about it."""
    data = read_json(path)
    if not isinstance(data, dict) or not isinstance(data.get("nbformat"), int):
        raise Ungradable(f"{path.name} is not a notebook")
    try:
        nbformat.reads(json.dumps(data), as_version=4)
    except Exception as error:  # nbformat lets through whatever its parsers raise on strange input
        raise Ungradable(f"{path.name} is not a notebook that can be read: {one_line(error)}") from error
    if data["nbformat"] < 4:
        return [f"{path.name} was saved in notebook format {data['nbformat']} and was converted"]
    return []


def read_json(path):
    """Read a JSON file of bounded size."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Ungradable(
            f"{path.name} is {size / 1e6:.0f} MB large; at most {MAX_BYTES / 1e6:.0f} MB are read"
        )
    try:
        return json.loads(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Ungradable(f"{path.name} is not UTF-8 text (byte {error.start})") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise Ungradable(f"{path.name} is damaged: it stops being JSON at {place}") from error
    except RecursionError as error:
        raise Ungradable(f"{path.name} is damaged: its JSON is nested too deeply") from error


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


def one_line(error):
    """An exception's type and the first line of its message, shortened."""
    lines = str(error).strip().splitlines()
    message = f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
    return message[:200]
