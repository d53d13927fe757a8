"""The process of the student's cells: runs them and answers the tester's requests, one after another.

Everything here is within reach of the student's code. So nothing that is said from here is believed: it is
data about what the student's code did, and the tester decides what that is worth.
"""

import ast
import builtins
import contextlib
import io
import linecache
import os
import re
import sys
import threading
import traceback
import types

import numpy as np

from lossedu.isolation import figures, standins, wire
from lossedu.isolation.codec import Codec, NotPlain

MOST_TEXT = 100_000  # characters that one cell may print
LONGEST_RESULT = 20_000  # characters of a shown value
LONGEST_MESSAGE = 2_000  # characters of an exception's message
MOST_FRAMES = 20  # of a traceback that is shown
PLAIN_ARGUMENTS = (str, int, float, bool, type(None))
# IPython's own syntax: a magic or shell line, a question about a name; a name set to what such a line gives.
MAGIC = re.compile(r"^([ \t]*)(?:[%!?].*|[\w.]+\?{1,2}[ \t]*)$", re.MULTILINE)
ASSIGNED_MAGIC = re.compile(r"^([ \t]*[\w, ]+=)[ \t]*[%!].*$", re.MULTILINE)
CUT = "\n[the rest of the output was cut off]\n"


def serve(sock, withheld, offered):
    """Answer requests on a socket until it closes; ``withheld`` names the packages that have stand-ins, and
    ``offered`` the modules of them that there are.
    """
    side = Student(sock)
    standins.install(withheld, offered, side)
    sys.modules["__main__"] = side.module
    sys.stdout, sys.stderr = Printed(side, "stdout"), Printed(side, "stderr")
    sys.stdin = io.StringIO()
    with contextlib.suppress(wire.Closed):
        side.loop()


class Printed(io.TextIOBase):
    """A stream that keeps what is printed until the next answer, up to a limit."""

    encoding = "utf-8"

    def __init__(self, side, name):
        self.side = side
        self.stream_name = name

    def writable(self):
        return True

    def write(self, text):
        self.side.printed(self.stream_name, str(text))
        return len(text)


class Shell:
    """What get_ipython() returns: magics are ignored, since what they do is about the notebook's window."""

    def run_line_magic(self, *arguments, **named):
        """Do nothing."""

    run_cell_magic = run_line_magic
    magic = run_line_magic
    system = run_line_magic


class Student:
    """The namespace of the student's cells, and the objects that the tester knows by number."""

    def __init__(self, sock):
        self.sock = sock
        self.module = types.ModuleType("__main__")
        self.names = self.module.__dict__
        self.names |= {"__builtins__": builtins, "get_ipython": Shell, "display": self.display}
        self.codec = Codec(self.describe, self.object_of)
        self.objects = []
        self.numbers = {}
        self.copies = standins.Copies()
        self.output = []
        self.room = MOST_TEXT

    # ------------------------------------------------------------------------------------ the protocol

    def loop(self):
        """Answer requests until the tester has gone."""
        while True:
            self.answer(self.codec.loads(wire.receive(self.sock)))

    def answer(self, request):
        """Do what is asked and say what came of it."""
        operation, *arguments = request
        try:
            result = getattr(self, f"do_{operation}")(*arguments)
            self.say("value", result)
        except NotPlain as error:
            self.say("error", told(error))
        except BaseException as error:  # whatever the student's code raises is an answer
            self.say("error", told(error))

    def say(self, kind, content):
        """Send a message, with what was printed since the last one."""
        output, self.output = self.output, []
        message = self.codec.dumps([kind, content, output])
        if len(message) > wire.LARGEST:
            raise NotPlain(f"{len(message)} bytes, more than can be handed to the tests")
        wire.send(self.sock, message)

    def ask(self, *question):
        """Ask the tester, which waits for our answer, and serve its requests meanwhile."""
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("lossedu is not available in a thread while an answer is graded")
        for change in self.copies.changes():
            self.answer_to("overwrite", *change)
        return self.answer_to(*question)

    def answer_to(self, *question):
        """Ask one question."""
        self.say("question", list(question))
        while True:
            kind, *content = self.codec.loads(wire.receive(self.sock))
            if kind == "told":
                return content[0]
            if kind == "refused":
                name, message = content
                raise getattr(builtins, name, RuntimeError)(message)
            self.answer([kind, *content])

    # ------------------------------------------------------------------------------------- the requests

    def do_run(self, label, source):
        """Run a cell; returns what it shows besides what it prints."""
        self.room = MOST_TEXT
        linecache.cache[label] = (len(source), None, source.splitlines(True), label)
        tree = parsed(source, label)
        shown = None
        if tree.body and isinstance(tree.body[-1], ast.Expr) and not source.rstrip().endswith(";"):
            shown = ast.Expression(tree.body.pop().value)
        try:
            exec(compile(tree, label, "exec"), self.names)
            if shown is not None:
                self.show(eval(compile(shown, label, "eval"), self.names))
        finally:
            for png in figures.drawn():
                self.output.append(["figure", png])

    def show(self, value):
        """Show the value of a cell's last expression."""
        if value is not None:
            self.names["_"] = value
            self.output.append(["result", repr(value)[:LONGEST_RESULT]])

    def do_get(self, name):
        """Return the value of a name, or raise NameError."""
        if name not in self.names:
            raise NameError(f"name {name!r} is not defined")
        return self.names[name]

    def do_set(self, name, value):
        self.names[name] = value

    def do_delete(self, name):
        del self.names[name]

    def do_import(self, statements):
        """Run import statements of the instructor's; not everything that the tests use is there."""
        for statement in statements:
            with contextlib.suppress(ImportError):
                exec(compile(statement, "<import>", "exec"), self.names)

    def do_call(self, function, arguments, named, in_place):
        """Call a function; also tells which argument came back itself, and which were changed in place."""
        before = [self.content_of(value) for value in arguments] if in_place else []
        returned = function(*arguments, **named)
        itself = next(
            (i for i, value in enumerate(arguments) if is_mutable(value) and value is returned), None
        )
        changed = [
            [i, value]
            for i, (value, was) in enumerate(zip(arguments, before, strict=False))
            if is_mutable(value) and self.content_of(value) != was
        ]
        return [returned, itself, changed]

    def do_calls(self, function, calls):
        """Make several calls, each given by its named arguments and the others; what comes of each but the
        last is said before the next one is made.
        """
        *first, (named_of_last, *last) = calls
        for named, *arguments in first:
            try:
                self.say("returned", self.do_call(function, arguments, named, True))
            except KeyboardInterrupt:  # the time is over, for all of them
                raise
            except BaseException as error:
                self.say("raised", told(error))
        return self.do_call(function, last, named_of_last, True)

    def content_of(self, value):
        """Return what a change of a value in place would change; None where nothing can."""
        if type(value) is np.ndarray and not value.dtype.hasobject:
            return value.tobytes(), value.shape, value.dtype
        return self.codec.dumps(value) if is_mutable(value) else None

    def do_attribute(self, thing, name):
        return getattr(thing, name)

    def do_iterate(self, thing):
        return iter(thing)

    def do_next(self, iterator):
        """Return a list of the next item, or an empty one at the end."""
        for item in iterator:
            return [item]
        return []

    # --------------------------------------------------------------------------- objects and what is printed

    def describe(self, thing):
        """Return the description by which the tester knows an object that is not plain."""
        if isinstance(thing, standins.StandIn):
            return ["tester", standins.number_of(thing)]
        number = self.numbers.get(id(thing))
        if number is None:
            number = self.numbers[id(thing)] = len(self.objects)
            self.objects.append(thing)  # keeps it alive, so that its id stays its own
        return ["student", number, callable(thing), type(thing).__name__, getattr(thing, "__name__", "")]

    def object_of(self, description):
        """Return the object that a description of ours or of the tester's stands for."""
        if description[0] == "student":
            return self.objects[description[1]]
        return standins.StandIn(self, *description[1:])

    def display(self, *things):
        """Stand in for IPython's display()."""
        for thing in things:
            self.output.append(["shown", repr(thing)[:LONGEST_RESULT]])

    def printed(self, stream, text):
        """Keep what is printed, up to a limit."""
        if self.room <= 0:
            return
        kept = text[: self.room]
        self.room -= len(text)
        if self.room <= 0:
            kept += CUT
        if self.output and self.output[-1][0] == stream:
            self.output[-1][1] += kept
        else:
            self.output.append([stream, kept])


def parsed(source, label):
    """Return the syntax tree of a cell; ``pass`` takes the place of magics and shell lines, if it has any.

    >>> ast.unparse(parsed("%matplotlib inline\\nx = !ls\\nif x:\\n  !ls\\nx.sort?", "cell 1"))
    'pass\\nx = None\\nif x:\\n    pass\\npass'
    """
    try:
        return ast.parse(source, label)
    except (SyntaxError, ValueError):  # else, what begins with % is no magic
        plain = ASSIGNED_MAGIC.sub(r"\1 None", MAGIC.sub(r"\1pass", source))
        return ast.parse(plain, label)


def is_mutable(value):
    """Whether a function may change a value in place, so that its caller sees it."""
    return isinstance(value, list | dict | set | bytearray) or hasattr(value, "__setitem__")


def told(error):
    """Return an exception as plain data: its classes, its arguments, its message, and where it was raised."""
    classes = [f"{kind.__module__}.{kind.__qualname__}" for kind in type(error).__mro__]
    arguments = [shortened(value) for value in getattr(error, "args", ())[:4]]
    try:
        message = str(error)[:LONGEST_MESSAGE]
    except BaseException:
        message = "an exception that cannot be shown"
    return [classes, arguments, message, frames_of(error)]


def shortened(value):
    """Return an exception's argument if it is short and plain, otherwise its text."""
    if type(value) in PLAIN_ARGUMENTS and len(str(value)) < LONGEST_MESSAGE:
        return value
    try:
        return str(value)[:LONGEST_MESSAGE]
    except BaseException:
        return "a value that cannot be shown"


def frames_of(error):
    """Return [cell, line, function, text] of each frame in the student's own cells."""
    if isinstance(error, SyntaxError) and error.filename and error.filename.startswith("cell "):
        return [[error.filename, error.lineno or 0, "", (error.text or "").rstrip()[:200]]]
    found = [
        [frame.filename, frame.lineno or 0, frame.name, (frame.line or "")[:200]]
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith("cell ")
    ]
    return found[-MOST_FRAMES:]


def leave():
    """End the process without running what the student's code has registered for its end."""
    os._exit(0)
