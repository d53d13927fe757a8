"""Looks at a hand-in before nbgrader sees it, and says in plain words why it cannot be graded."""

import json
import warnings

import nbformat

from lossedu.grading.bare import NoNotebook, bare
from lossedu.grading.shown import shown

MAX_BYTES = 50_000_000  # a file beyond this is an accident, or meant to fill the memory
MOST_BYTES = 60_000_000  # of all files of a submission
LONGEST_ERROR = 200  # characters


class Ungradable(Exception):
    """The submission gets no marks until somebody has looked at it; the message says why."""


def gather(folder, names):
    """Return the files of a submission folder as {name: bytes}, or raise Ungradable.

    ``names`` are the notebooks, without ending, that have to be there. Nothing is run or parsed.
    """
    refuse_links(folder)
    for name in names:
        refuse_absence(folder / f"{name}.ipynb")
    files, total = {}, 0
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            continue
        if not path.is_file():
            raise Ungradable(f"{path.name} is neither a file nor a folder")
        total += size_of(path)
        if total > MOST_BYTES:
            raise Ungradable(
                f"the files are {total / 1e6:.0f} MB together; at most {MOST_BYTES / 1e6:.0f} MB are read"
            )
        files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files


def size_of(path):
    """Return the size of a file, or raise Ungradable if it is too large to be read."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Ungradable(
            f"{path.name} is {size / 1e6:.0f} MB large; at most {MAX_BYTES / 1e6:.0f} MB are read"
        )
    return size


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


def parse(name, content):
    """Return a notebook from the bytes of a file, and sentences about what is odd about it; or raise
    Ungradable.
    """
    data = read_json(name, content)
    if not isinstance(data, dict) or not isinstance(data.get("nbformat"), int):
        raise Ungradable(f"{name} is not a notebook")
    try:
        if data["nbformat"] >= 4:
            return as_format_4(bare(data)), []
        notebook = nbformat.from_dict(bare(as_format_4(data)))
    except NoNotebook as reason:
        raise Ungradable(f"{name} is not a notebook: {reason}") from reason
    except Exception as error:  # nbformat lets through whatever its parsers raise on strange input
        raise Ungradable(f"{name} is not a notebook that can be read: {one_line(error)}") from error
    return notebook, [f"{name} was saved in notebook format {data['nbformat']} and was converted"]


def as_format_4(data):
    """Return a notebook's data as a NotebookNode whose texts are single strings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of cell ids, which copying a cell repeats
        return nbformat.reads(writable(data), as_version=4)


def writable(data):
    """Return data as JSON that any file and any database takes: halves of characters are replaced."""
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")


def read_json(name, content):
    """Return what the bytes of a JSON file stand for."""
    try:
        return json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Ungradable(f"{name} is not UTF-8 text (byte {error.start})") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise Ungradable(f"{name} is damaged: it stops being JSON at {place}") from error
    except ValueError as error:  # what Python says of a number with thousands of digits
        raise Ungradable(f"{name} is damaged: it holds a number that is too long") from error
    except RecursionError as error:
        raise Ungradable(f"{name} is damaged: its JSON is nested too deeply") from error


def one_line(error):
    """An exception's type and the first line of its message, shortened."""
    lines = str(error).strip().splitlines()
    return shown(f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__, LONGEST_ERROR)
