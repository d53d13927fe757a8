"""Folders that are there whole or not at all, and copies of what a student handed in beside the notebooks."""

import os
import shutil
import stat
from contextlib import contextmanager
from fnmatch import fnmatch
from itertools import islice
from pathlib import Path

MAX_BYTES = 50_000_000  # a file beyond this is an accident, or meant to fill the memory
MOST_ENTRIES = 5_000  # files and folders of a submission
DEEPEST = 20  # folders in one another
LONGEST_PATH = 1_000  # bytes, within a submission: the system takes 4,096 of a whole path


@contextmanager
def replaced(folder):
    """Yield a new folder that takes the place of ``folder`` when the block ends without an exception."""
    fresh, stale = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    for left_by_a_kill in (fresh, stale):
        shutil.rmtree(left_by_a_kill, ignore_errors=True)
    fresh.mkdir(parents=True)
    yield fresh
    if os.path.lexists(folder):
        os.rename(folder, stale)
    os.rename(fresh, folder)
    shutil.rmtree(stale, ignore_errors=True)


def below(folder):
    """Paths of the files and folders below ``folder``, relative to it and sorted. Links are not followed.

    Of what is too deep or too much the list holds a part, by which is_too_deep or its length shows it: a
    submission that will be refused costs no more than one that will not.
    """
    return sorted(islice(walk(folder), MOST_ENTRIES + 1))


def walk(folder):
    """Yield relative paths in a fixed order; one that is too deep is yielded, and nothing in it."""
    for place, folders, names in os.walk(folder):
        inside = Path(place).relative_to(folder)
        folders.sort()
        yield from (inside / name for name in sorted([*folders, *names]))
        folders[:] = [name for name in folders if not is_too_deep(inside / name)]


def is_too_deep(path):
    """Whether a relative path has too many parts, or is too long to be put below another folder."""
    return len(path.parts) > DEEPEST or len(os.fsencode(path)) > LONGEST_PATH


def files_below(folder, ignored):
    """Paths, relative to ``folder``, of the regular files in it whose names match no pattern of ``ignored``.

    Links are not followed and not listed; a folder that is ignored is so with all that is in it.
    """
    paths = [path for path in below(folder) if not any(matches(part, ignored) for part in path.parts)]
    return [str(path) for path in paths if stat.S_ISREG(os.lstat(folder / path).st_mode)]


def matches(name, patterns):
    """Whether a file's name matches one of some patterns."""
    return any(fnmatch(name, pattern) for pattern in patterns)


def copy(names, source, target):
    """Copy files, given by their paths relative to ``source``, to the same places below ``target``."""
    for name in names:
        place = Path(target, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        shutil.copyfile(Path(source, name), place, follow_symlinks=False)


def set_modes(folder, files, shared):
    """Give all files below a folder the mode ``files``; with ``shared`` the group may change the folders."""
    for place, _, names in os.walk(folder):
        for name in names:
            os.chmod(os.path.join(place, name), files)
        if shared:
            os.chmod(place, (os.stat(place).st_mode | 0o2770) & 0o2777)
