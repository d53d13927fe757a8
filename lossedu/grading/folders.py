"""Folders that are there whole or not at all, and copies of what a student handed in beside the notebooks."""

import os
import shutil
import stat
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path


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


def files_below(folder, ignored):
    """Paths, relative to ``folder``, of the regular files in it whose names match no pattern of ``ignored``.

    Links are not followed and not listed; a folder that is ignored is so with all that is in it.
    """
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not matches(name, ignored)]
        paths = [os.path.join(place, name) for name in names if not matches(name, ignored)]
        found += [os.path.relpath(path, folder) for path in paths if stat.S_ISREG(os.lstat(path).st_mode)]
    return sorted(found)


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
