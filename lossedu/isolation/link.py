"""The tester's end of the line to the student's process: requests, their time, and a new process for a
dead one.
"""

import contextlib
import sys
import time

import numpy as np
import sympy as sp

from lossedu.isolation import figures, proxy, wire
from lossedu.isolation.codec import Codec, NotPlain, WireError
from lossedu.isolation.job import TIME_TO_REPEAT
from lossedu.isolation.reply import OF_CALLS, REPLIES, OutOfTime, Reply, StudentDied, was_interrupted
from lossedu.isolation.served import Refused

GRACE = 0.5  # seconds after an interrupt, before the process is ended
MOST_PROCESSES = 12  # for one submission: the first, and eleven after deaths
MOST_SHOWN = 1000  # pieces of output of one cell
MOST_QUESTIONS = 200_000  # of one request: each costs less than 0.1 ms
DEEPEST = 20  # requests within questions within requests
MOST_TEXT = 200_000  # characters that a cell may show
MOST_IN_FIGURES = 3_000_000  # bytes, of all figures of a notebook
PLAIN = frozenset((bool, int, float, complex, str, bytes, type(None), np.float64, np.int64, np.bool_))
# To numbers of these types NumPy fits what is added or compared: it starts again at zero, or is rounded.
SMALL = frozenset((np.int8, np.int16, np.int32, np.uint8, np.uint16, np.uint32, np.uint64, np.float16))
PNG = b"\x89PNG\r\n\x1a\n"


class EmptyAnswer(AssertionError):
    """The answer is empty where the solution's never was: of nothing, everything that a test asserts is
    true.
    """


class Link:
    """Requests to the student's process.

    ``supervisor`` starts, interrupts and ends student processes; ``served`` answers the questions of
    stand-ins. What has been done is kept, so that a new process can be brought to the same state.
    ``in_place`` holds (function, place) of the arguments that may be changed, ``empty`` the names of answers
    that may be empty.
    """

    def __init__(self, supervisor, served, in_place, empty):
        self.supervisor = supervisor
        self.served = served
        self.in_place = in_place
        self.empty = empty
        self.emptied = set()  # names of answers that were empty
        self.changing = set()  # (name of a function, place of an argument) that it changed
        self.asked = 0  # requests but those for the value of a name
        self.codec = Codec(self.describe, self.object_of)
        self.sock = None
        self.started = 0
        self.done = []
        self.deadline = None
        self.depth = 0
        self.look = None  # called for what is entered while a question is answered, as by sys.setprofile
        self.shown = None
        self.room = MOST_TEXT
        self.parts = MOST_SHOWN
        self.figures = figures.MOST
        self.room_for_figures = MOST_IN_FIGURES
        self.generation = 0
        self.spent = 0.0

    # ---------------------------------------------------------------------------------------- requests

    def request(self, operation, *arguments):
        """Ask the student's process for something and return it; raises what the student's code raised."""
        sock = self.connected()
        with self.watching_over(sock):
            self.ask(sock, operation, *arguments)
            reply = self.reply(sock)
            if not reply.is_last:
                raise WireError("the outcome of a call that nobody has asked for")
            return reply.result()

    def ask(self, sock, operation, *arguments):
        """Send a request, of which replies will come."""
        self.asked += operation != "get"
        self.send(sock, [operation, *arguments])

    @contextlib.contextmanager
    def watching_over(self, sock):
        """Raise StudentDied or OutOfTime for what goes wrong in a request. Afterwards the process has ended,
        or waits for the next one.
        """
        generation = self.generation
        try:
            yield
        except wire.TooLate:
            self.interrupt(sock, generation)
        except OutOfTime:  # in the middle of a message: what comes next would be read as something else
            self.end()
            raise
        except wire.Closed:
            self.supervisor.lost_student()
            self.drop()
            raise StudentDied("the process of the answer ended during this call") from None
        except (WireError, wire.TooLarge) as error:
            self.end()
            raise StudentDied(f"the answer gave what cannot be read ({error})") from None

    def reply(self, sock):
        """Return the Reply of the student's process, answering its questions until then."""
        questions, flood = 0, None
        while True:
            kind, content, output = self.message(sock, self.deadline)
            try:
                self.show(output)
            except Exception as error:  # of a test that wants no more; whoever asks still gets an answer
                flood = error
            if kind in REPLIES:
                return Reply(kind, content, flood)
            questions += 1
            if kind != "question" or questions > MOST_QUESTIONS or self.depth >= DEEPEST:
                raise WireError("a message that is no reply, or too many questions")
            self.send(sock, self.told(content))

    def message(self, sock, deadline):
        """Return the kind, the content and the output of the next message."""
        message = self.codec.loads(wire.receive(sock, deadline))
        match message:
            case [str(), _, list()]:
                return message
        raise WireError("no message of three parts")

    def told(self, question):
        """Return the answer to a question of a stand-in, as a message."""
        self.depth += 1
        before = sys.getprofile()
        sys.setprofile(self.look or before)
        try:
            return ["told", self.served.answer(question)]
        except (StudentDied, WireError, wire.Closed, wire.TooLate):
            raise
        except (Refused, Exception) as error:
            kind = next(kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins")
            return ["refused", kind, str(error)[:500]]
        finally:
            sys.setprofile(before)
            self.depth -= 1

    @contextlib.contextmanager
    def looked_at(self, look):
        """Have ``look`` called for whatever is entered here while questions are answered."""
        before, self.look = self.look, look
        try:
            yield
        finally:
            self.look = before

    def send(self, sock, message):
        """Send a message; one that cannot cross is refused before anything is sent."""
        try:
            data = self.codec.dumps(message)
        except NotPlain as error:
            if message[0] != "told":
                raise
            data = self.codec.dumps(["refused", "TypeError", f"{error} cannot be handed to an answer"])
        wire.send(sock, data)

    def show(self, output):
        """Keep what a cell shows; what a tested function prints is printed by the test."""
        for part in output[: max(0, self.parts)]:
            match part:
                case [str(kind), str(text)]:
                    self.show_text(kind, text)
                case ["figure", bytes(png)] if self.shown is not None and is_figure(png):
                    self.show_figure(png)
        self.parts -= len(output)

    def show_figure(self, png):
        """Keep an image, as far as there is room for it."""
        self.figures -= 1
        if self.figures >= 0 and len(png) <= self.room_for_figures:
            self.room_for_figures -= len(png)
            self.shown.append(["figure", png])  # others are left out

    def show_text(self, kind, text):
        """Keep or print a text, as far as there is room for it."""
        text, self.room = text[: max(0, self.room)], self.room - len(text)
        if self.shown is not None:
            self.shown.append([kind, text])
        elif kind in ("stdout", "stderr"):
            sys.stdout.write(text)  # nbgrader takes all points for a word on stderr

    def call(self, function, arguments, named, in_place=False):
        """Call a student's function; changes of its arguments are carried out where that is asked for."""
        name = function._known_as
        places = [place for place in range(len(arguments)) if in_place or (name, place) in self.in_place]
        outcome = self.request("call", function, list(arguments), named, bool(places))
        returned = self.taken(outcome, name, arguments, places)
        if not in_place:
            self.look_for_nothing(name, returned)
            for place, _ in changes_in(outcome, places):
                self.look_for_nothing(f"{name}[{place}]", arguments[place])
        return returned

    def attribute(self, thing, name):
        """Return a public attribute of an object of the student's."""
        known_as = f"{root_of(thing._known_as)}.{name}" if thing._known_as else ""
        return self.received(self.request("attribute", thing, name), known_as)

    def received(self, value, name):
        """Return what an answer of this name gave, as a test may have it."""
        know_as(value, name)
        self.look_for_nothing(name, value)
        return as_python(value)

    def taken(self, outcome, name, arguments, places):
        """Return what a call returned, and carry out what it did to its arguments."""
        match outcome:
            case [returned, int() | None as itself, list()]:
                self.carry_out(name, arguments, changes_in(outcome, places))
                know_as(returned, f"{root_of(name)}()" if isinstance(returned, proxy.Function) else name)
                return self.identified(returned, itself, arguments)
        raise StudentDied("the answer gave what cannot be read")

    def carry_out(self, name, arguments, changes):
        """Carry out on the caller's arguments what the student's function did to its own."""
        for place, value in changes:
            self.changing.add((name, place))
            know_as(value, name)
            proxy.carried_out(arguments[place], as_python(value))

    def identified(self, returned, itself, arguments):
        """Return the argument itself where it was returned as it is, and otherwise what was returned."""
        handed_back = itself is not None and 0 <= itself < len(arguments)
        if handed_back and self.codec.dumps(arguments[itself]) == self.codec.dumps(returned):
            return arguments[itself]
        return as_python(returned)

    # ----------------------------------------------------------------------------- the state of the process

    def run(self, label, source):
        """Run a student's cell."""
        begun = time.monotonic()
        try:
            self.do("run", label, source)
        finally:
            self.spent += time.monotonic() - begun

    def show_in(self, shown):
        """Collect in a list what the student's code prints and shows from now on; None: print it."""
        self.shown = shown
        self.make_room()

    def make_room(self):
        """Let a cell show as much as a cell may."""
        self.room, self.parts, self.figures = MOST_TEXT, MOST_SHOWN, figures.MOST

    def do(self, *entry):
        """Run a cell, set or delete a name, or import; repeated in a new process unless it was the end of
        this one.
        """
        try:
            self.request(*entry)
        except (StudentDied, OutOfTime, NotPlain):
            raise
        except Exception:
            self.done.append(entry)
            raise
        self.done.append(entry)

    def get(self, name):
        """Return the value of a name of the student's; a function is known by that name from now on."""
        return self.received(self.request("get", name), name)

    def look_for_nothing(self, name, value):
        """Refuse an empty answer where the solution's never was empty."""
        if is_empty(value):
            self.emptied.add(name)
            if name and name not in self.empty:
                raise EmptyAnswer(f"{name} gives nothing at all: an empty {type(value).__name__}")

    def offer(self, name, value):
        """Set a name in the student's process, if its value can be handed over."""
        with contextlib.suppress(NotPlain):
            self.do("set", name, value)

    def connected(self):
        """Return the socket of a living process, which knows all that was done."""
        if self.sock is None:
            if self.started == MOST_PROCESSES:
                raise StudentDied("the process of the answer ended too often")
            self.started += 1
            self.generation += 1
            self.sock = self.supervisor.new_student()
            self.repeat()
        return self.sock

    def repeat(self):
        """Bring a new process to the state of the one that died; that takes none of the cell's time."""
        shown, self.shown = self.shown, []
        begun = time.monotonic()
        deadline, self.deadline = self.deadline, begun + 2 * self.spent + TIME_TO_REPEAT
        try:
            for entry in list(self.done):
                self.once_more(entry)
        finally:
            self.shown = shown
            self.deadline = deadline + time.monotonic() - begun if deadline else None

    def once_more(self, entry):
        """Repeat a step; what was raised the first time is raised again, and was shown then."""
        try:
            self.request(*entry)
        except (StudentDied, OutOfTime):
            self.done.remove(entry)
            raise
        except Exception:
            return

    def interrupt(self, sock, generation):
        """Stop what takes too long, as a notebook's stop button does; end the process if it goes on."""
        self.supervisor.interrupt()
        until = time.monotonic() + GRACE
        with contextlib.suppress(wire.Closed, wire.TooLate, wire.TooLarge, WireError):
            kind, content, _ = self.message(sock, until)
            while kind in OF_CALLS:
                kind, content, _ = self.message(sock, until)
            if kind == "error" and self.depth == 0 and was_interrupted(content):
                raise OutOfTime("stopped: it took longer than a cell may take")
        if generation == self.generation:
            self.end()
        raise OutOfTime("stopped: it took longer than a cell may take")

    def end(self):
        """End the student's process."""
        self.supervisor.end_student()
        self.drop()

    def drop(self):
        """Forget a process that has ended."""
        if self.sock is not None:
            self.sock.close()
            self.sock = None

    # ------------------------------------------------------------------------------------------- objects

    def describe(self, thing):
        """Return how the student's process knows one of its own objects, or one of ours."""
        if isinstance(thing, proxy.Proxy):
            generation, number = thing._number
            if generation != self.generation:
                raise NotPlain("an object of a process that has ended")
            return ["student", number]
        return ["tester", *self.served.describe(thing)]

    def object_of(self, description):
        """Return the object that a description stands for."""
        match description:
            case ["tester", int(number)]:
                return self.served.object_of(number)
            case ["student", int(number), bool(can_be_called), str(type_name), str(name)]:
                kind = proxy.Function if can_be_called else proxy.Proxy
                return kind(self, (self.generation, number), type_name[:80], name[:80])
        raise WireError("no description of an object")


def changes_in(outcome, places):
    """Yield (place, value) of the arguments at these places that a call has changed."""
    for change in outcome[2]:
        match change:
            case [int(place), value] if place in places:
                yield place, value


def is_empty(value):
    """Whether a value is a text without letters, or a container or an array with nothing in it, or in one of
    its parts.
    """
    if isinstance(value, np.ndarray):
        return value.size == 0 or (value.dtype == object and any(map(is_empty, value.flat)))
    if isinstance(value, str | bytes | bytearray | range):
        return not value
    if isinstance(value, dict):
        return not value or any(map(holds_nothing, unplain(value.values())))
    if isinstance(value, list | tuple | set | frozenset):
        return not value or any(map(holds_nothing, unplain(value)))
    if isinstance(value, sp.Tuple | sp.Dict):
        return not value.args or any(map(is_empty, value.args))
    if isinstance(value, sp.Set):
        return gives_nothing(value)
    return isinstance(value, sp.MatrixBase | sp.MatrixExpr) and 0 in value.shape


def gives_nothing(elements):
    """Whether a set of SymPy's can be gone through and has no element; an interval cannot."""
    with contextlib.suppress(Exception):
        return next(iter(elements), None) is None
    return False


def holds_nothing(part):
    """Whether a part of a container is empty; a text may be."""
    return not isinstance(part, str | bytes) and is_empty(part)


def root_of(name):
    """Return the name of an answer to which a method, an attribute or a function that it returned belongs.

    A walk through a tree goes as deep as the tree: the names on the way do not.
    """
    return name.partition(".")[0].removesuffix("()")


def unplain(parts):
    """Return the parts that are neither numbers nor texts: of the others there may be a million."""
    return [part for part in parts if type(part) not in PLAIN]


def know_as(value, name):
    """Let the objects in a value be known by the name of the answer that gave it."""
    if isinstance(value, proxy.Proxy):
        value.know_as(name)
    elif isinstance(value, dict):
        know_as([*value, *value.values()], name)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in unplain(value):
            know_as(part, name)
    elif isinstance(value, np.ndarray) and value.dtype == object:
        know_as(value.ravel().tolist(), name)


def is_small(array):
    """Whether an array is a single number of a small type."""
    return array.ndim == 0 and array.dtype.type in SMALL


def as_python(value):
    """Return a value with NumPy's short and unsigned integers in it as Python's, which do not start again at
    zero, and its numbers of half precision as Python's, to which no other number is rounded.
    """
    if type(value) in SMALL or (isinstance(value, np.ndarray) and is_small(value)):
        return value.item()
    if isinstance(value, np.ndarray) and value.dtype == object:
        row = value.reshape(-1)
        for place, part in enumerate(row):
            row[place] = as_python(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            value[key] = as_python(part)
    elif isinstance(value, list | tuple | set | frozenset) and unplain(value):
        return type(value)(map(as_python, value))
    return value


def is_figure(png):
    """Whether bytes are an image as it should be sent."""
    return len(png) <= figures.LARGEST and png.startswith(PNG)
