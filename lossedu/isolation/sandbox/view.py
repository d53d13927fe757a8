"""What can be seen from inside a wall."""

import os
import sys
from dataclasses import dataclass

SYSTEM = (
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc/alternatives",  # on Debian, the way to the BLAS that NumPy uses
    "/etc/fonts",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/mime.types",
)


@dataclass(frozen=True)
class View:
    """The files and folders a confined process finds.

    ``readable`` and ``hidden`` are absolute paths; where one lies below another, the deeper one decides.
    ``scratch`` is the one folder that can be written. Bubblewrap makes it, with room for ``scratch_bytes``
    in memory. Under Landlock it must be there, on a disk, and nothing limits the sum of its files: without
    namespaces the kernel has only the limits on one file's size and on processor time.
    """

    readable: tuple
    hidden: tuple = ()
    scratch: str = "/scratch"
    scratch_bytes: int = 64 << 20


def default_readable():
    """Paths that Python, its packages and their fonts need: no home, no repository, no working folder."""
    packages = [path for path in sys.path if os.path.basename(path) in ("site-packages", "dist-packages")]
    prefixes = [sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix]
    paths = [*SYSTEM, *prefixes, *packages]
    both_names = [name for path in paths for name in (path, os.path.realpath(path))]
    return tuple(path for path in dict.fromkeys(both_names) if os.path.exists(path))


def below(path, folder):
    """Whether ``path`` lies somewhere below ``folder``; both are real paths, without symbolic links."""
    return path.startswith(os.path.join(folder, ""))
