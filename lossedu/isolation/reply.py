"""What the student's process replies to a request, and what is raised here for it."""

import sys
import types
from dataclasses import dataclass

from lossedu.isolation.codec import WireError

LAST = ("value", "error")  # the kinds of reply that end a request
OF_CALLS = ("returned", "raised")  # those of the first of several calls
REPLIES = (*LAST, *OF_CALLS)
FAILED = ("error", "raised")
OURS = "lossedu.isolation."  # whose exceptions say what goes on between the processes
REFUSAL = "lossedu.isolation.codec.NotPlain"  # the one that the other process raises
PLAIN = (str, int, float, bool, type(None))
STOPPED = (StopIteration, StopAsyncIteration)  # would end a loop of the test that goes through answers
LONGEST_LINE = 200  # characters of a line of a traceback
MOST_FRAMES = 20


class StudentDied(Exception):
    """The student's process has ended, by itself or because it broke a rule of the protocol."""


class OutOfTime(KeyboardInterrupt):
    """The time of a cell is over; no check may swallow that."""


@dataclass(frozen=True)
class Reply:
    """What came of a request, or of one of several calls that were asked for in one.

    ``flood`` is what a test's stream has raised at the student's output, or None.
    """

    kind: str
    content: object
    flood: Exception | None

    @property
    def is_last(self):
        """Whether nothing more comes of the request."""
        return self.kind in LAST

    def result(self):
        """Return what the student's code gave, or raise what it raised."""
        if self.flood:
            raise self.flood
        if self.kind in FAILED:
            raise raised(self.content)
        return self.content


def raised(content):
    """Return the exception that a student's code raised, as one of ours of the nearest known class."""
    match content:
        case [list(classes), list(arguments), str(message), list(frames)]:
            kind = class_of(classes)
            error = kind.__new__(kind)
            plain = tuple(value for value in arguments if type(value) in PLAIN)
            error.args = plain or ((message,) if message else ())
            error.frames_of_student = [frame for frame in frames[:MOST_FRAMES] if is_frame(frame)]
            return error
    raise WireError("no description of an exception")


def was_interrupted(content):
    """Whether a student's code says that the interrupt has reached it; else it is still on its way."""
    match content:
        case [["builtins.KeyboardInterrupt", *_], *_]:
            return True
    return False


def is_frame(frame):
    """Whether something is a frame as it should be sent: cell, line, function, text."""
    match frame:
        case [str(cell), int(line), str(function), str(text)]:
            short = max(map(len, (cell, function, text))) <= LONGEST_LINE
            return short and 0 <= line < 1_000_000
    return False


def class_of(classes):
    """Return the first of several class names that is an exception known here, or one made for its name."""
    for full in classes:
        module, _, name = str(full).rpartition(".")
        if module.startswith(OURS) and full != REFUSAL:  # a class of that name would be believed
            continue
        found = getattr(sys.modules.get(module), name, None) if module != "__main__" else None
        if isinstance(found, type) and issubclass(found, Exception) and found.__module__ == module:
            return RuntimeError if issubclass(found, STOPPED) else found
    name = str(classes[0]).rpartition(".")[2][:60] if classes else "Exception"
    return types.new_class(name if name.isidentifier() else "Exception", (Exception,))
