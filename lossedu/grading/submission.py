"""Looks at a hand-in before nbgrader sees it, and says in plain words why it cannot be graded."""

import json
import warnings
from pathlib import PurePosixPath

import nbformat

from lossedu.grading import folders
from lossedu.grading.bare import NoNotebook, bare
from lossedu.grading.folders import MAX_BYTES
from lossedu.grading.shown import shown

MOST_BYTES = 60_000_000  # of all files of a submission
MOST_OF_NOTEBOOK = 20_000_000  # reading JSON takes a multiple of its size
BLOCK = 4096  # bytes; in the scratch folder each file takes whole ones
MOST_NAMED = 3  # notebooks of other names
LONGEST_ERROR = 200  # characters


class Ungradable(Exception):
    """The submission gets no marks until somebody has looked at it; the message says why."""


def gather(folder, names):
    """Return the files of a submission folder as {name: bytes}, or raise Ungradable.

    ``names`` are the notebooks, without ending, that have to be there. Nothing is run or parsed.
    """
    paths = listed(folder)
    for name in names:
        refuse_absence(folder, f"{name}.ipynb", paths)
    files, room = {}, 0
    for name in paths:
        path = folder / name
        if path.is_dir():
            continue
        if not path.is_file():
            raise Ungradable(f"{shown(name)} is neither a file nor a folder")
        room += -(-size_of(path) // BLOCK) * BLOCK
        if room > MOST_BYTES:
            raise Ungradable(
                f"the files are {room / 1e6:.0f} MB together; at most {MOST_BYTES / 1e6:.0f} MB are read"
            )
        files[name.as_posix()] = path.read_bytes()
    return files


def listed(folder):
    """Return the relative paths of all that is in a submission folder, or raise Ungradable."""
    if folder.is_symlink():
        raise Ungradable(f"{shown(folder.name)} is a symbolic link, and links are not followed")
    paths = folders.below(folder)
    if len(paths) > folders.MOST_ENTRIES:
        raise Ungradable(f"there are more than {folders.MOST_ENTRIES:,} files and folders")
    for path in paths:
        if folders.is_too_deep(path):
            raise Ungradable(f"{shown(path)} lies too deep; at most {folders.DEEPEST} folders in one another")
        refuse_odd_path(folder, path)
    return paths


def refuse_odd_path(folder, path):
    """A symbolic link would make nbgrader copy what it points to, anywhere on this machine; and a name that
    is no text crosses into no other process.
    """
    if (folder / path).is_symlink():
        raise Ungradable(f"{shown(path)} is a symbolic link, and links are not followed")
    if not is_utf8(str(path)):
        raise Ungradable(f"the name of {shown(path)} is not UTF-8 text; name the file anew")


def is_utf8(text):
    """Whether a text can be written; the name of a file may hold other bytes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def size_of(path):
    """Return the size of a file, or raise Ungradable if it is too large to be read."""
    size = path.stat().st_size
    most = MOST_OF_NOTEBOOK if path.suffix == ".ipynb" else MAX_BYTES
    if size > most:
        raise Ungradable(
            f"{shown(path.name)} is {size / 1e6:.0f} MB large; at most {most / 1e6:.0f} MB are read"
        )
    return size


def refuse_absence(folder, name, paths):
    """Say what is there instead of the notebook that is missing."""
    if (folder / name).is_file():
        return
    others = [shown(path) for path in paths if path.suffix == ".ipynb" and len(path.parts) == 1]
    more = f" and {len(others) - MOST_NAMED} more" if len(others) > MOST_NAMED else ""
    instead = f"; there is {', '.join(others[:MOST_NAMED])}{more}" if others else ""
    raise Ungradable(f"no notebook named {name} was handed in{instead}")


def refuse_clashes(files, given):
    """A name can stand for a file of the student or for a folder of the assignment, not for both."""
    for one, other in ((files, given), (given, files)):
        inner = {str(folder) for name in other for folder in PurePosixPath(name).parents}
        clashes = sorted(inner.intersection(one))
        if clashes:
            kinds = ("file", "folder") if one is files else ("folder", "file")
            raise Ungradable(f"{shown(clashes[0])} is a {kinds[0]}; the assignment has a {kinds[1]} there")


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
