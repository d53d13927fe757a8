"""A command with everything that it starts: nothing gets out of sight.

The processes that grade are sessions of their own, and some outlive the one that started them for a moment.
"""

import contextlib
import ctypes
import os
import subprocess
import sys
import time
from dataclasses import dataclass

import psutil

from bench.grading.classes import ROOT, surroundings

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
PATIENCE = 60  # seconds in which all that a command has started must have ended after it


@dataclass(frozen=True)
class Spent:
    """What a command has taken in seconds, how it ended, and what it has printed."""

    seconds: float
    status: int
    said: str


class Family:
    """The processes that descend from this one and began after this object; close() gives none away."""

    def __init__(self):
        adopt(True)
        self.others = {child.pid for child in psutil.Process().children()}

    def members(self):
        """Return the living descendants, the oldest first."""
        found = []
        for child in self.heads():
            with contextlib.suppress(psutil.NoSuchProcess):
                found += [child, *child.children(recursive=True)]
        return sorted((p for p in found if is_alive(p)), key=lambda process: process.pid)

    def heads(self):
        """Return the children of this process that belong to the family."""
        return [child for child in psutil.Process().children() if child.pid not in self.others]

    def wait(self, seconds=PATIENCE):
        """Wait until all have ended, and return those that did not within so many seconds."""
        end = time.monotonic() + seconds
        while True:
            for child in self.heads():
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(child.pid, os.WNOHANG)
            if not self.heads() or time.monotonic() > end:  # those that ended count when they were waited for
                return self.members()
            time.sleep(0.01)

    def close(self):
        """Have orphans go where they go otherwise."""
        adopt(False)


def adopt(wanted):
    """Let this process become the parent of orphans among its descendants, or not."""
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, int(wanted), 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_CHILD_SUBREAPER) failed")


def is_alive(process):
    """Whether a process still runs; one that has ended and was not waited for does not."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def spent(arguments, log, *, python=sys.executable, cwd=ROOT):
    """Run Python with these arguments, its output in a file, and return what was Spent."""
    with contextlib.closing(Family()) as family, open(log, "w+", encoding="utf-8") as output:
        begun = time.perf_counter()
        status = subprocess.call(
            [python, *arguments], stdout=output, stderr=subprocess.STDOUT, cwd=cwd, env=surroundings()
        )
        seconds = time.perf_counter() - begun
        family.wait()
        output.seek(0)
        return Spent(seconds, status, output.read())


def must(result):
    """Return what a command has Spent, or raise RuntimeError with the end of what it said if it failed."""
    if result.status:
        raise RuntimeError(f"the command ended with status {result.status}:\n{result.said[-3000:]}")
    return result
