"""What `lossedu grade` spends its time on: `python -m bench.grading.parts COURSE ASSIGNMENT`.

The class is graded by this process alone, one submission after the other, with clocks at the doors of each
part. A part's time is its own: what it calls of other parts counts there. Prints a dict in JSON.
"""

import functools
import json
import sys
import time
from unittest import mock

import psutil

LOADING = "loading programs"
ZYGOTES = "start of zygotes"
FORKS = "waiting for forks"  # most are made while the last notebook is put away
SANDBOX = "waiting for the sandbox to be entered"
CELLS = "cells, tests and messages"
SCRATCH = "files beside the notebook, ends of processes"
ALIGNING = "parsing and aligning"
PLANNING = "registering and planning the assignment"
WRITING = "gradebook, folder, journal"
PAGES = "feedback pages"
REST = "reading, fingerprints, tables"
ONCE = (LOADING, PLANNING, ZYGOTES)


class Clock:
    """Seconds by part, the time of inner parts left out of the outer ones."""

    def __init__(self):
        self.seconds = {}
        self.open = []
        self.forked = None

    def timed(self, part, function):
        """Return a function whose time counts for a part."""

        @functools.wraps(function)
        def call(*args, **options):
            begun = time.perf_counter()
            self.open.append(0.0)
            try:
                return function(*args, **options)
            finally:
                taken = time.perf_counter() - begun
                self.add(part, taken - self.open.pop())
                if self.open:
                    self.open[-1] += taken

        return call

    def add(self, part, seconds):
        """Count seconds for a part."""
        self.seconds[part] = self.seconds.get(part, 0.0) + seconds

    def forks(self, function):
        """Return the function that waits for a fork: what follows it, until the child says so, is its way
        into the sandbox.
        """
        fork = self.timed(FORKS, function)

        def call(*args):
            result = fork(*args)
            self.forked = time.perf_counter()
            return result

        return call

    def receives(self, function):
        """Return the function that waits for a message: the first one after a fork says that the sandbox
        was entered.
        """
        of_sandbox, of_cells = self.timed(SANDBOX, function), self.timed(CELLS, function)

        def call(*args):
            entering, self.forked = self.forked is not None, None
            return (of_sandbox if entering else of_cells)(*args)

        return call


class Alone:
    """In place of a Crew: does each job in this process."""

    def __init__(self, *_):
        pass

    def open(self):
        """Nobody has to be started."""

    close = open

    def results(self, function, jobs):
        """Yield (key, result, no exception) of each job."""
        for key, job in jobs:
            yield key, function(job), None


def doors(clock):
    """Yield the (owner, name of function, replacement) of all that is timed."""
    from lossedu.grading import align, classroom, pairs, submission, task
    from lossedu.isolation import pair

    parts = {
        PLANNING: [(classroom.Run, "__init__"), (classroom.Run, "register"), (classroom, "plans_of")],
        ZYGOTES: [(pairs, "pair_of")],
        SCRATCH: [(pair.Zygote, "request"), (pair.Promise, "content")],
        ALIGNING: [(submission, "parse"), (align, "align")],
        WRITING: [(classroom.Writer, "__init__"), (classroom.Writer, "write")],
        PAGES: [(task, "pages"), (classroom, "write_page"), (classroom.Run, "write_feedback")],
    }
    for part, places in parts.items():
        for owner, name in places:
            yield owner, name, clock.timed(part, getattr(owner, name))
    yield pair.Promise, "process", clock.forks(pair.Promise.process)
    yield pair.Attempt, "receive", clock.receives(pair.Attempt.receive)
    yield classroom, "Crew", Alone


def main():
    from lossedu.grading import classroom, pages  # noqa: F401  (what a run loads)
    from lossedu.grading.course import Course

    clock = Clock()
    clock.add(LOADING, time.time() - psutil.Process().create_time())
    for owner, name, replacement in doors(clock):
        mock.patch.object(owner, name, replacement).start()
    course = Course.at(sys.argv[1])
    clock.timed(REST, classroom.grade)(course, sys.argv[2])
    print(json.dumps(clock.seconds))


if __name__ == "__main__":
    main()
