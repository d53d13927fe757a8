"""Which file walls work here."""

import os
import platform
import sys

from lossedu.isolation.sandbox import bubblewrap, landlock
from lossedu.isolation.sandbox.errors import SandboxError

BUBBLEWRAP, LANDLOCK = "bubblewrap", "landlock"
WALLS = (BUBBLEWRAP, LANDLOCK)
MACHINES = ("x86_64", "aarch64")  # where the filter's arguments of clone are as it takes them to be


def available_walls():
    """Walls that work here, the best first; each has been tried. Empty outside Linux.

    The environment variable LOSSEDU_WALL names the only one to use. Raises SandboxError if it names none.
    """
    only = os.environ.get("LOSSEDU_WALL")
    if only and only not in WALLS:
        raise SandboxError(f"LOSSEDU_WALL is {only!r}; set it to one of {', '.join(WALLS)}, or unset it")
    return tuple(wall for wall in WALLS if only in (None, "", wall) and works(wall))


def works(wall):
    """Whether a wall stands on this machine."""
    if sys.platform != "linux" or platform.machine() not in MACHINES:
        return False
    if wall == LANDLOCK:
        return landlock.works()
    return bubblewrap.way_in() is not None
