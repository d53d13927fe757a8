"""Walls round code that nobody has read: what a child of a warm process may see, use and ask of the kernel.

- view: which files and folders are there, and the one folder that can be written
- bubblewrap: starts the warm process ("zygote") where nothing else is mounted, in namespaces of its own
- landlock: the same wall by rules of the kernel, in each child, where there are no namespaces
- limits, seccomp: memory, time and sizes; the system calls that remain
- confinement: all layers, prepared once in the zygote and entered in each child
- walls: which of the two file walls work here
- scratch: empties the folder between two submissions
- linux, errors: calls of the kernel by their C names; SandboxError

Every module can be imported on every system; on other systems than Linux there is no wall.
"""

from lossedu.isolation.sandbox.confinement import Confinement
from lossedu.isolation.sandbox.errors import SandboxError
from lossedu.isolation.sandbox.limits import Limits
from lossedu.isolation.sandbox.scratch import wipe
from lossedu.isolation.sandbox.view import View, default_readable
from lossedu.isolation.sandbox.walls import BUBBLEWRAP, LANDLOCK, available_walls

__all__ = [
    "BUBBLEWRAP",
    "LANDLOCK",
    "Confinement",
    "Limits",
    "SandboxError",
    "View",
    "available_walls",
    "default_readable",
    "wipe",
]
