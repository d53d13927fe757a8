"""Empties the scratch folder between two submissions, whatever has been left in it."""

import os
import secrets


def wipe(folder):
    """Remove everything below ``folder``, and nothing else; raises OSError if that is not possible.

    To be called after every process has ended that could write there; the folder is the caller's afterwards.
    No symbolic link is followed, and no path gets long: each folder is moved to the top before it is emptied.
    """
    top = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        waiting = strip(top, top)
        while waiting:
            name = waiting.pop()
            inner = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=top)
            try:
                waiting += strip(inner, top)
            finally:
                os.close(inner)
            os.rmdir(name, dir_fd=top)
        os.fchown(top, os.geteuid(), os.getegid())
    finally:
        os.close(top)


def strip(folder, top):
    """Remove the files of an open folder, move its folders to ``top`` and return their new names there."""
    moved = []
    with os.scandir(folder) as entries:
        found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    for name, is_folder in found:
        if not is_folder:
            os.unlink(name, dir_fd=folder)
            continue
        os.chmod(name, 0o700, dir_fd=folder)  # it may have been made without rights
        moved.append(secrets.token_hex(16))
        os.rename(name, moved[-1], src_dir_fd=folder, dst_dir_fd=top)
    return moved
