"""The process of the test cells: runs them over the names that the student's cells have bound elsewhere.

Its results are its own. A name belongs to the student only if the instructor's solution binds it; imports,
builtins and what locked cells define are always the trusted copy.
"""

import ast
import base64
import linecache
import os
import signal
import socket
import sys
import time
import traceback
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass

import numpy as np

from lossedu.isolation import wire
from lossedu.isolation.codec import Codec
from lossedu.isolation.derivatives import Notes
from lossedu.isolation.job import LOCKED, SLACK, STUDENT, TEST, TIMED_OUT
from lossedu.isolation.link import Link
from lossedu.isolation.names import bound_by, imports_of
from lossedu.isolation.outputs import Captured, error, figure, result, stream
from lossedu.isolation.proxy import Proxy
from lossedu.isolation.reply import OutOfTime
from lossedu.isolation.served import Served
from lossedu.isolation.student import Shell, parsed


@dataclass(frozen=True)
class Everything:
    """A collection that holds whatever is asked for."""

    def __contains__(self, item):
        return True


class Namespace(dict):
    """The names of test cells: their own first, then those that the student's cells have bound."""

    def __init__(self, answers, link):
        super().__init__(__name__="__main__")
        self.answers = answers
        self.link = link
        self.seen = {}

    def __missing__(self, name):
        if name not in self.answers:
            raise KeyError(name)
        if name not in self.seen or self.seen[name][0] != self.link.asked:
            self.seen[name] = self.link.asked, self.link.get(name)
        return self.seen[name][1]

    def __setitem__(self, name, value):
        super().__setitem__(name, value)
        if name in self.answers:
            self.link.offer(name, value)

    def __delitem__(self, name):
        if name in self:
            super().__delitem__(name)
        elif name not in self.answers:
            raise KeyError(name)
        if name in self.answers:
            self.link.do("delete", name)


class Supervisor:
    """Asks the process that looks after both sides to start, interrupt and end student processes."""

    def __init__(self, sock):
        self.sock = sock
        self.codec = Codec(None, None)

    def tell(self, *message):
        """Send a message."""
        wire.send(self.sock, self.codec.dumps(list(message)))

    def job(self):
        """Return what is to be done."""
        return self.codec.loads(wire.receive(self.sock))

    def new_student(self):
        """Return the socket of a new student process."""
        self.tell("new student")
        _, file = wire.receive_with_file(self.sock)
        return socket.socket(fileno=file)

    def interrupt(self):
        self.tell("interrupt")

    def end_student(self):
        self.tell("end student")

    def lost_student(self):
        self.tell("student died")


class Tester:
    """Runs the cells of one notebook."""

    def __init__(self, job, supervisor):
        self.supervisor = supervisor
        self.seconds = job["cell_seconds"]
        self.rehearsal = job["rehearsal"]
        in_place = Everything() if job["rehearsal"] else frozenset(map(tuple, job["in_place"]))
        served = Served(job["offered"])
        empty = Everything() if job["rehearsal"] else frozenset(job["empty"])
        self.link = Link(supervisor, served, in_place, empty)
        self.names = Namespace(frozenset() if job["together"] else frozenset(job["answers"]), self.link)
        served.protect(self.names)
        for name, value in (("get_ipython", Shell), ("display", display)):
            dict.__setitem__(self.names, name, value)
        self.cells = job["cells"]
        self.derivatives = Notes()

    def run(self):
        """Run all cells and send the outputs of each as soon as it has them."""
        if self.rehearsal:
            self.derivatives.begin()
        for cell in self.cells:
            begun = time.monotonic()
            outputs = self.outputs_of(cell)
            self.supervisor.tell("cell", cell["index"], outputs, time.monotonic() - begun)
        modules = sorted(sys.modules) if self.rehearsal else []
        learned = [sorted(map(list, self.link.changing)), sorted(self.link.emptied - {""}), modules]
        self.supervisor.tell("done", *learned, self.derivatives.texts, self.link.started)

    def outputs_of(self, cell):
        """Run one cell within its time; returns nbformat outputs."""
        run = {STUDENT: self.run_student, LOCKED: self.run_locked, TEST: self.run_test}[cell["kind"]]
        outputs = []
        try:
            with self.time_limit():
                run(cell, outputs)
        except OutOfTime:
            outputs.append(error(TIMED_OUT, f"no answer within {self.seconds:g} s", []))
        except BaseException as problem:
            outputs.append(error(type(problem).__name__, text_of(problem), self.trace(problem)))
        return outputs

    @contextmanager
    def time_limit(self):
        """Hold a cell to its time, here and in the student's process."""
        self.link.deadline = time.monotonic() + self.seconds
        self.link.make_room()
        signal.signal(signal.SIGALRM, self.look_at_the_clock)
        signal.setitimer(signal.ITIMER_REAL, self.seconds + SLACK)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def look_at_the_clock(self, number, frame):
        """Stop what runs here once the time of the cell is over; repeating earlier cells takes none of it."""
        left = self.link.deadline + SLACK - time.monotonic()
        if left > 0:
            signal.setitimer(signal.ITIMER_REAL, left)
        else:
            raise OutOfTime("stopped: it took longer than a cell may take")

    # ----------------------------------------------------------------------------------- kinds of cells

    def run_student(self, cell, outputs):
        """Run a student's cell where it belongs; what tests have put in the place of answers is over."""
        for name in self.names.answers:
            dict.pop(self.names, name, None)
        for statement in cell["imports"]:
            with suppress(ImportError):
                exec(compile(statement, "<import>", "exec"), self.names)
        shown = []
        self.link.show_in(shown)
        try:
            self.link.run(f"cell {cell['index']}", cell["source"])
        finally:
            self.link.show_in(None)
            outputs += list(notebook_outputs(shown))

    def run_locked(self, cell, outputs):
        """Run a cell of the instructor's here, and let the student's process know its names."""
        tree = self.execute(cell, outputs)
        if statements := imports_of(tree):
            self.link.do("import", statements)
        for name in bound_by(tree):
            if dict.__contains__(self.names, name):
                self.link.offer(name, dict.__getitem__(self.names, name))

    def run_test(self, cell, outputs):
        """Run a test cell here."""
        self.execute(cell, outputs)

    def execute(self, cell, outputs):
        """Run a cell here; what it prints and the value of its last expression become outputs. Returns its
        syntax tree.
        """
        source, label = cell["source"], f"cell {cell['index']}"
        linecache.cache[label] = (len(source), None, source.splitlines(True), label)
        tree = parsed(source, label)
        first, last = tree.body, None
        if first and isinstance(first[-1], ast.Expr):
            *first, last = first
            last = ast.Expression(last.value)
        printed = Captured()
        try:
            with redirect_stdout(printed), redirect_stderr(printed):
                exec(compile(ast.Module(first, []), label, "exec"), self.names)
                value = eval(compile(last, label, "eval"), self.names) if last is not None else None
        finally:
            if printed.text:
                outputs.append(stream(printed.text))
        if value is not None and not isinstance(value, Proxy):
            outputs.append(result(as_number(value)))
        return tree

    def trace(self, problem):
        """Return where a problem came up: lines of the instructor's cells, then of the student's."""
        lines = [
            f"{frame.filename}, line {frame.lineno}: {frame.line}"
            for frame in traceback.extract_tb(problem.__traceback__)
            if frame.filename.startswith("cell ")
        ]
        for frame in getattr(problem, "frames_of_student", []):
            label, line, function, text = frame
            place = f" in {function}" if function not in ("", "<module>") else ""
            lines.append(f"{label}, line {line}{place}: {text}")
        return [*lines, f"{type(problem).__name__}: {text_of(problem)}"]


class Together(Tester):
    """Runs all cells of a notebook in this one process, for tests that plain data cannot serve.

    It is as well confined, but what it says of the tests is said where the student's code runs.
    """

    def run_student(self, cell, outputs):
        """Run a student's cell here."""
        self.execute(cell, outputs)

    run_locked = run_student


def notebook_outputs(shown):
    """Yield as nbformat outputs what a student's cell has shown, as far as it is what it should be."""
    for part in shown:
        match part:
            case ["stdout" | "stderr" as name, str(text)]:
                yield stream(text, name)
            case ["result", str(text)]:
                yield result(Shown(text))
            case ["shown", str(text)]:
                yield stream(text + "\n")
            case ["figure", bytes(png)]:
                yield figure(base64.b64encode(png).decode("ascii"))


def as_number(value):
    """Return a number of NumPy's as Python's: from ``np.float64(2.0)`` nobody reads two points."""
    return value.item() if isinstance(value, np.number) else value


def display(*things):
    """Stand in for IPython's display() where tests and locked cells run."""
    for thing in things:
        print(repr(thing))


@dataclass(frozen=True)
class Shown:
    """A value of the student's process, of which only the text is known."""

    text: str

    def __repr__(self):
        return self.text


def text_of(problem):
    """Return the message of an exception, whatever its ``__str__`` does."""
    try:
        return str(problem)[:2000]
    except Exception:
        return ""


def serve(sock):
    """Do the one job that is sent over a socket."""
    supervisor = Supervisor(sock)
    job = supervisor.job()
    os.environ["LOSSEDU_SEED"] = job["seed"]
    kind = Together if job["together"] else Tester
    kind(job, supervisor).run()
