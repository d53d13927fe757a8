"""Bubblewrap: starts a program where only the given files are mounted, in namespaces of its own."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from functools import cache

from lossedu.isolation.sandbox.errors import SandboxError
from lossedu.isolation.sandbox.view import View, below, default_readable

NAMESPACES = ("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try")
AS_USER = ("--unshare-user", "--cap-drop", "ALL")
# Root needs no user namespace. Without it, each child can become a user of its own, whom limits on the
# number of threads bind; the zygote keeps what it takes to do that, to end it and to clear up after it.
KEPT = ("CAP_SETUID", "CAP_SETGID", "CAP_KILL", "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER")
AS_ROOT = ("--cap-drop", "ALL", *(word for name in KEPT for word in ("--cap-add", name)))

DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
SECONDS = 10


@cache
def way_in():
    """Options for user and capabilities with which bubblewrap starts here; None if it does not."""
    if sys.platform != "linux" or not shutil.which("bwrap"):
        return None
    ways = (AS_ROOT, AS_USER) if os.geteuid() == 0 else (AS_USER,)
    return next(filter(starts, ways), None)


def starts(way):
    """Whether bubblewrap starts in this way, with all options that are used later."""
    trial = wrapped(View(default_readable()), ["true"], {}, way)
    nowhere = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    try:
        process = subprocess.Popen(trial, start_new_session=True, **nowhere)
    except OSError:
        return False
    try:
        return process.wait(SECONDS) == 0
    except subprocess.TimeoutExpired:
        process.kill()
        return False
    finally:
        end_rest(process)


def end_rest(process):
    """End what is left in the session of a process that has ended: a bubblewrap that is killed in its first
    moment leaves one behind that waits for it for ever.
    """
    process.wait()
    with suppress(ProcessLookupError, PermissionError):  # nobody is left
        os.killpg(process.pid, signal.SIGKILL)


def command(view, arguments, environment=None):
    """Return the command that runs ``arguments`` behind the wall.

    The environment there is ``environment`` and nothing else. Descriptors that are inherited reach the
    program with the same numbers. It dies with the thread that started it. Raises SandboxError.
    """
    if way_in() is None:
        raise SandboxError("bubblewrap (bwrap) does not start here; install it, or grade with --unsafe")
    return wrapped(view, arguments, environment or {}, way_in())


def wrapped(view, arguments, environment, way):
    variables = [word for pair in environment.items() for word in ("--setenv", *pair)]
    ending = ["--die-with-parent", "--new-session", "--chdir", view.scratch, "--clearenv", *variables]
    return ["bwrap", *NAMESPACES, *way, *mounts(view), *ending, "--", *arguments]


def mounts(view):
    """Options that build the tree, from the root downwards, and close it for writing at the end."""
    visible = {place_of(path, view.readable) for path in view.readable if os.path.exists(path)}
    places = {path: ["--ro-bind", path, path] for path in sorted(visible)}
    places |= {device: ["--dev-bind", device, device] for device in DEVICES}
    covers = {path: cover(path) for path in hidden_places(view)}
    size = ["--perms", "0700", "--size", str(view.scratch_bytes), "--tmpfs", view.scratch]
    places |= covers | {view.scratch: size}
    folders = {parent: ["--dir", parent] for path in places for parent in parents(path)}
    tree = folders | places
    built = [word for path in sorted(tree, key=depth) for word in tree[path]]
    closed = [path for path in covers if os.path.isdir(path)]
    return [*built, *(word for path in [*closed, "/"] for word in ("--remount-ro", path))]


def place_of(path, readable):
    """Where a readable path is mounted. A link in a readable folder is there with it, and what is missing is
    the place that it leads to.
    """
    if os.path.islink(path) and any(below(path, folder) for folder in readable):
        return os.path.realpath(path)
    return path


def hidden_places(view):
    """Each hidden path under every name by which it would be seen."""
    for hidden in filter(os.path.exists, view.hidden):
        path = os.path.realpath(hidden)
        for readable in view.readable:
            folder = os.path.realpath(readable)
            if below(path, folder):
                yield os.path.join(readable, os.path.relpath(path, folder))


def cover(path):
    """An empty folder or an empty file in place of what is there."""
    return ["--tmpfs", path] if os.path.isdir(path) else ["--ro-bind", "/dev/null", path]


def parents(path):
    """The folders above a path, without the root; made openly, since bubblewrap would keep some private."""
    while (path := os.path.dirname(path)) != "/":
        yield path


def depth(path):
    return path.rstrip("/").count("/")
