"""All layers round one process: prepared once before the fork, entered in each child."""

import os
import signal
import sys
from itertools import pairwise

from lossedu.isolation.sandbox import landlock, limits, linux, seccomp
from lossedu.isolation.sandbox.errors import SandboxError
from lossedu.isolation.sandbox.walls import BUBBLEWRAP, LANDLOCK

THREADS_PER_NAMESPACE = (5, 14)  # the Linux that counts a user's threads in each user namespace apart
LAST_DESCRIPTOR = (1 << 31) - 1


class Confinement:
    """What the children of this process will be confined to.

    ``view`` is what they may see, ``wall`` the file wall: under BUBBLEWRAP this process must run behind it
    already. Raises SandboxError if a layer that must hold cannot be prepared.
    """

    def __init__(self, view, wall):
        if wall not in (BUBBLEWRAP, LANDLOCK):
            raise SandboxError(f"wall: expected {BUBBLEWRAP!r} or {LANDLOCK!r}, received {wall!r}")
        if wall == LANDLOCK and not landlock.works():
            raise SandboxError(
                "no file wall: this kernel has no Landlock, or one older than Linux 6.2; "
                "install bubblewrap, take a newer kernel, or grade with --unsafe"
            )
        self.wall = wall
        self.scratch = view.scratch
        self.zygote = os.getpid()
        self.may_change_user = linux.can_change_user()
        self.filter = seccomp.prepare()
        try:
            self.ruleset = landlock.prepare(view) if landlock.works() else None
        except OSError as error:
            raise SandboxError(f"Landlock: {error}; grade with --unsafe to do without a sandbox") from error
        self.closed = closed_to_others(view)

    def enter(self, bounds, keep, uid=None):
        """Confine the calling process for good, and return layer -> True, or a sentence why not.

        To be called in a child forked from the process that prepared this, before it starts a thread.
        ``bounds`` are its Limits; it goes on in the scratch folder. An open descriptor leads through every
        wall, so all are closed but 0, 1, 2 and those in ``keep``. As root, it becomes user ``uid`` where
        that user can read what Python needs. Raises SandboxError, after which nothing untrusted may be run.
        """
        if os.getppid() != self.zygote:
            raise SandboxError("to be entered in a child of the process that prepared the confinement")
        try:
            return self.build_layers(bounds, keep, uid)
        except OSError as error:
            raise SandboxError(f"the sandbox cannot be set up: {error}; see --unsafe") from error

    def build_layers(self, bounds, keep, uid):
        user = self.change_user(uid)
        linux.drop_capabilities()
        os.chdir(self.scratch)
        limits.impose(bounds)
        processes = self.limit_processes(bounds, user)
        self.die_with_zygote()
        linux.prctl(linux.PR_SET_DUMPABLE, 0)
        linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
        files = "this kernel has no Landlock, or one older than Linux 6.2"
        if self.ruleset is not None:
            landlock.restrict(self.ruleset)
            files = True
        close_all_but({0, 1, 2, *keep})
        seccomp.install(self.filter)
        certain = ("capabilities", "descriptors", "limits", "death", "dumpable", "no_new_privs", "seccomp")
        return {"user": user, "processes": processes, "landlock": files} | dict.fromkeys(certain, True)

    def change_user(self, uid):
        """Become another user, to whom the scratch folder is given."""
        if uid is None:
            return "no other user was asked for"
        if not self.may_change_user:
            return "this process may not become another user"
        if self.closed:
            return f"another user could not read {self.closed}"
        os.chown(self.scratch, uid, uid)
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
        return True

    def limit_processes(self, bounds, user):
        """Limit the threads where that counts the threads of this process and not those of the whole user."""
        if os.getuid() == 0:
            return "the kernel does not limit the threads of root"
        if user is not True and (self.wall == LANDLOCK or linux_version() < THREADS_PER_NAMESPACE):
            return "a limit would count every process of this user"
        limits.impose_processes(bounds)
        return True

    def die_with_zygote(self):
        linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != self.zygote:
            raise SandboxError("the process that prepared the confinement has ended")


def close_all_but(kept):
    """Close every descriptor of this process that is not in ``kept``."""
    fences = [-1, *sorted(kept), LAST_DESCRIPTOR]
    for low, high in pairwise(fences):
        if high - low > 1:  # Python's closerange takes an empty range at 0 for all there is
            os.closerange(low + 1, high)


def linux_version():
    major, minor = os.uname().release.split(".")[:2]
    return int(major), int(minor)


def closed_to_others(view):
    """The first path that must be readable, or written in, and which only some users can reach; else None."""
    for path in map(os.path.realpath, (sys.prefix, sys.base_prefix, *view.readable)):
        if os.path.exists(path) and not (open_to_others(path, 0o4) and reachable(path)):
            return path
    return None if reachable(view.scratch) else view.scratch


def reachable(path):
    """Whether others may walk through every folder above."""
    return all(open_to_others(folder, 0o1) for folder in above(path))


def above(path):
    """The folders above a path, the nearest first."""
    while path != "/":
        path = os.path.dirname(path)
        yield path


def open_to_others(path, right):
    mode = os.stat(path).st_mode
    return mode & right == right
