"""The warm processes of this one: a pair of them for each kit, started when it is first needed.

Loads nothing of notebooks, so that a worker can start them before all else.
"""

import atexit
import os
import threading

from lossedu.isolation import sandbox
from lossedu.isolation.pair import Kit, Pair, ZygoteDied

PAIRS = {}  # of this process, by kit: starting a pair takes a second
ONE_AT_A_TIME = threading.Lock()  # a pair takes one notebook after another; a Dask worker may have threads
LIMITS = {"memory": 4 << 30, "cpu": 600}  # bytes and seconds of each process


def choose_wall(unsafe):
    """Return the best wall of this machine; raises SandboxError if there is none, or None if that is
    accepted.
    """
    walls = sandbox.available_walls()
    if walls:
        return walls[0]
    if unsafe:
        return None
    raise sandbox.SandboxError(
        "there is no way here to keep a student's code from your files: install bubblewrap, or use a Linux "
        "kernel with Landlock (6.2 or newer); --unsafe grades without, for submissions that you trust"
    )


def pair_of(kit):
    """Return the pair of zygotes of a kit, started at its first use in this process."""
    key = (os.getpid(), kit)
    if key not in PAIRS:
        close_all()
        PAIRS[key] = Pair(kit, LIMITS)
    return PAIRS[key]


def close_all():
    """End the pairs of this process; those of a process that forked it are not ours."""
    for key in list(PAIRS):
        pair = PAIRS.pop(key)
        if key[0] == os.getpid():
            pair.close()


atexit.register(close_all)


def kit_of(plan, settings):
    """Return the kit for a notebook's plan."""
    withheld = settings["withheld"]
    return Kit(
        wall=choose_wall(settings["unsafe"]),
        modules=tuple(plan["modules"]),
        withheld=tuple(sorted(withheld)),
        offered=offered(withheld),
        tasks=tuple(plan["tasks"]),
        derivatives=tuple(plan["derivatives"]),
    )


def offered(withheld):
    """Return the full names of the modules that withheld packages offer."""
    return tuple(sorted(f"{package}.{name}" for package, names in withheld.items() for name in names))


def ran_by_pair(kit, job, files, given, seconds):
    """Run a job with the pair of its kit, or with a new one where a warm process has ended."""
    with ONE_AT_A_TIME:
        try:
            return pair_of(kit).run(job, files, given, seconds)
        except ZygoteDied:
            close_all()
            return pair_of(kit).run(job, files, given, seconds)
