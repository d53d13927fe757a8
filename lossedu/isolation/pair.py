"""Looks after the two processes of a notebook: starts them, hands sockets over, keeps the time, cleans up."""

import multiprocessing
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field

from lossedu.isolation import sandbox, wire
from lossedu.isolation.codec import Codec, WireError
from lossedu.isolation.job import SLACK, TIME_TO_REPEAT, TIMED_OUT
from lossedu.isolation.outputs import error
from lossedu.isolation.sandbox import bubblewrap
from lossedu.isolation.view import font_lists, package_paths, visible

# What is loaded stays; to look through it for garbage takes a tenth of the time.
START_OF_ZYGOTE = "import gc; gc.disable(); from lossedu.isolation.zygote import main; main()"
START = 60  # seconds in which a zygote has to be ready
ANSWER = 30  # seconds in which it has to answer
MOST_ATTEMPTS = 3  # runs of a notebook whose tests end the process that runs them
SPARE = SLACK + 2.0  # seconds of silence beyond what a cell may take, which itself has an alarm
SCRATCH_BYTES = 64 << 20
LOOK = 0.1  # seconds between looks at what a process has written
FIRST_USER = 61184  # where root grades: two users for each worker, with numbers that nobody else should have
MOST_UNREAD = 50  # replies; each takes room in a socket
GONE = "a warm process has ended or does not answer"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class NoRoom(Exception):
    """The files of a notebook cannot be put beside it."""


class ZygoteDied(Exception):
    """A warm process has ended or does not answer; a new pair may do better."""


@dataclass(frozen=True)
class Kit:
    """What both zygotes are made of.

    ``wall`` is that of sandbox, or None for no wall at all. ``modules`` are loaded in advance; those of
    ``withheld`` packages not where student cells run, where only ``offered`` modules have stand-ins. For
    ``tasks`` modules may compute in advance what tests need; where these run, ``derivatives`` are taken too.
    """

    wall: str | None
    modules: tuple = ()
    withheld: tuple = ()
    offered: tuple = ()
    tasks: tuple = ()
    derivatives: tuple = ()


@dataclass
class Ran:
    """What a run has shown: outputs by cell index, seconds by cell index, and what was learned on the way."""

    outputs: dict = field(default_factory=dict)
    seconds: dict = field(default_factory=dict)
    changing: list = field(default_factory=list)
    empty: list = field(default_factory=list)
    modules: list = field(default_factory=list)
    derivatives: list = field(default_factory=list)
    processes: int = 0
    layers: dict = field(default_factory=dict)


class Pair:
    """Two zygotes, used for one notebook after another; ``limits`` are those of each process."""

    def __init__(self, kit, limits):
        core = core_of_worker()
        self.student = Zygote("student", kit, limits, core)
        self.tester = Zygote("tester", kit, limits, core)
        try:
            for zygote in (self.student, self.tester):
                zygote.let_in()  # done as soon as it is ready, while the other may not be
            for zygote in (self.student, self.tester):
                zygote.wait_until_ready()
        except (wire.Closed, wire.TooLate, ZygoteDied) as problem:
            self.close()
            raise sandbox.SandboxError(
                "the process that grades did not start; see what it printed"
            ) from problem

    def close(self):
        """End both zygotes and all that they have forked."""
        for zygote in (self.student, self.tester):
            zygote.close()

    def run(self, job, files, given, seconds):
        """Run a notebook's cells within so many seconds; returns what was Ran.

        ``files`` are those beside the notebook for the student's cells, ``given`` those for the tests, as
        names and bytes. A test cell that ends its process, or does not come back, is left out and the
        others run again. Where a process was killed, all run again before that is taken for a cell's doing.
        """
        end = time.monotonic() + seconds
        left_out = {}
        ran = Ran()
        was_killed = False
        for _ in range(MOST_ATTEMPTS):
            attempt = Attempt(self, job, files, given, end, left_out)
            ran, fault = attempt.run()
            again = attempt.killed and not was_killed
            if not (fault or again) or time.monotonic() >= end:
                break
            was_killed |= attempt.killed
            left_out |= {} if again else fault
        for cell in job["cells"]:
            ran.outputs.setdefault(cell["index"], left_out.get(cell["index"], NOT_RUN))
        return ran


NOT_RUN = [error("NotRun", "the time for this notebook was over", [])]


def core_of_worker():
    """Return the core for both processes of a notebook, which take turns; None where that cannot be chosen.

    Workers of one pool have names with consecutive numbers, so each gets a core of its own as long as there
    are some.
    """
    if not hasattr(os, "sched_getaffinity"):
        return None
    cores = sorted(os.sched_getaffinity(0))
    numbered = re.search(r"\d+$", multiprocessing.current_process().name)
    return cores[int(numbered[0] if numbered else os.getpid()) % len(cores)]


class Attempt:
    """One run through the cells of a notebook, with two fresh processes."""

    def __init__(self, pair, job, files, given, end, left_out):
        self.pair = pair
        self.files = files
        self.given = given
        self.cells = [cell for cell in job["cells"] if cell["index"] not in left_out]
        self.job = job | {"cells": self.cells}
        self.end = end
        self.silence = job["cell_seconds"] + SPARE
        self.to_repeat = 0.0
        self.next_look = time.monotonic() + LOOK
        self.room = wire.LARGEST
        self.codec = Codec(None, None)
        self.student_pid = None
        self.ran = Ran()
        self.finished = False
        self.killed = False

    def run(self):
        """Return what was Ran, and {index: outputs} of the cell that was the end of it, or None."""
        pair = self.pair
        for zygote in (pair.student, pair.tester):
            zygote.let_in()
        self.place_files()
        pid, sock = pair.tester.new_process()
        try:
            self.ran.layers["tester"] = layers_in(self.receive(sock))
            wire.send(sock, self.codec.dumps(self.job))
            while not self.finished:
                self.do(sock, self.receive(sock))
            fault = None
        except wire.TooLate:
            fault = self.fault(TIMED_OUT, "the test did not come to an end")
        except (wire.Closed, wire.TooLarge, WireError):
            self.killed |= pair.tester.ask("was_killed", pid)
            fault = self.fault("TestDied", "the process that ran the test has ended")
        finally:
            sock.close()
            pair.tester.request("signal", pid, int(signal.SIGKILL))
            self.end_student()
            for zygote in (pair.student, pair.tester):
                zygote.clear()
                zygote.let_in()
        return self.ran, fault

    def place_files(self):
        """Put the files beside the notebook, for both processes; raises NoRoom."""
        pair = self.pair
        both = (pair.student, self.files), (pair.tester, self.given)
        written = [zygote.write(files) for zygote, files in both if files]
        problems = [problem for reply in written if (problem := reply.content())]
        if problems:
            for zygote in (pair.student, pair.tester):
                zygote.clear()
            raise NoRoom(f"the files beside the notebook cannot be put there: {problems[0]}")

    def receive(self, sock):
        """Return the next message, within the time of a cell and of the whole notebook."""
        deadline = min(self.end, time.monotonic() + self.silence + self.to_repeat)
        while True:
            try:
                wire.wait_for(sock, min(deadline, time.monotonic() + LOOK))
            except wire.TooLate:
                if time.monotonic() >= deadline:
                    raise
                self.look_at_scratch()
            else:
                data = wire.receive(sock, deadline)
                self.look_at_scratch()
                self.room -= len(data)
                if self.room < 0:
                    raise wire.TooLarge("outputs of the whole notebook")
                return self.codec.loads(data)

    def look_at_scratch(self):
        """End a student's process that has written more files than it may, where no file system limits
        that; what is quick is looked at as often as what is slow.
        """
        if time.monotonic() < self.next_look:
            return
        if self.pair.student.ask("overfull"):
            self.end_student()
            self.pair.student.clear()  # the next process begins with what was handed in
            self.pair.student.write(self.files)
        self.next_look = time.monotonic() + LOOK

    def do(self, sock, message):
        """Do what the tester asks for."""
        match message:
            case ["cell", int(index), list(outputs), float(seconds)]:
                self.ran.outputs[index] = [output for output in outputs if is_output(output)]
                self.ran.seconds[index] = seconds
                self.to_repeat = 0.0
                self.prepare_for_next()
            case ["new student"]:
                self.end_student()
                self.to_repeat += 2 * sum(self.ran.seconds.values()) + TIME_TO_REPEAT
                self.student_pid, student = self.pair.student.new_process()
                with student:
                    try:
                        self.ran.layers["student"] = layers_in(self.receive(student))
                    except wire.Closed:  # which the tester will find out
                        self.lose_student()
                    wire.send(sock, b"", [student.fileno()])
            case ["interrupt"]:
                self.signal_student(signal.SIGINT)
            case ["end student"]:
                self.end_student()
            case ["student died"]:
                self.lose_student()
            case ["done", list(changing), list(empty), list(modules), list(derivatives), int(processes)]:
                self.ran.changing, self.ran.empty, self.ran.modules = changing, empty, modules
                self.ran.derivatives, self.ran.processes = derivatives, processes
                self.finished = True
            case ["failed", str()]:
                raise wire.Closed

    def prepare_for_next(self):
        """Have processes forked for the next notebook while the cells of this one run, one after each."""
        for zygote in (self.pair.tester, self.pair.student):
            if zygote.prepared is None:
                zygote.prepare()
                return

    def signal_student(self, number):
        if self.student_pid is not None:
            self.pair.student.request("signal", self.student_pid, int(number))

    def lose_student(self):
        """Find out whether the student's process, if it is not known to have ended, was killed."""
        if self.student_pid is not None:
            self.killed |= self.pair.student.ask("was_killed", self.student_pid)
            self.student_pid = None

    def end_student(self):
        """End the student's process, if there is one."""
        self.signal_student(signal.SIGKILL)
        self.student_pid = None

    def fault(self, name, message):
        """Return the outputs of the cell at which the tester has ended."""
        waiting = [cell["index"] for cell in self.cells if cell["index"] not in self.ran.outputs]
        if not waiting:
            return None
        return {waiting[0]: [error(name, message, [])]}


def is_output(output):
    """Whether something is a cell's output in nbformat's form: tests that run beside answers may have
    sent it.
    """
    match output:
        case {"output_type": "stream", "name": "stdout" | "stderr", "text": str()}:
            return True
        case {"output_type": "error", "ename": str(), "evalue": str(), "traceback": list(lines)}:
            return all(isinstance(line, str) for line in lines)
        case {"output_type": "execute_result" | "display_data", "metadata": dict(), "data": dict(data)}:
            return all(
                isinstance(kind, str) and isinstance(value, str | dict) for kind, value in data.items()
            )
    return False


def layers_in(message):
    """Return the layers of a process's sandbox, or raise SandboxError with the reason why there are none."""
    if isinstance(message, dict):
        return message
    raise sandbox.SandboxError(f"the sandbox could not be entered: {message}")


class Promise:
    """What a zygote replies to a request, once it is asked for."""

    def __init__(self, zygote):
        self.zygote = zygote
        self.received = None

    def content(self):
        """Return what was replied."""
        return self.wait()[0]

    def process(self):
        """Return the number and the socket of the process that was forked."""
        pid, file = self.wait()
        return pid, socket.socket(fileno=file)

    def wait(self):
        """Return the reply and the descriptor that came with it, or None; those before it are received
        first.
        """
        while self.received is None:
            self.zygote.receive_next()
        return self.received


class Zygote:
    """The worker's end of a zygote: it is started, asked and ended here.

    It does one thing after the other. What is requested need not be waited for: what comes next waits for it.
    """

    def __init__(self, role, kit, limits, core):
        self.limits = limits
        self.core = core
        self.codec = Codec(None, None)
        self.replies = deque()
        self.prepared = None
        self.is_in = False  # whether a process that is prepared has been let into its sandbox
        self.folder = None
        self.sock, theirs = socket.socketpair()
        settings = self.settings(role, kit)
        argv = [sys.executable, "-P", "-s", "-c", START_OF_ZYGOTE, str(theirs.fileno())]
        environment = self.environment(settings["path"])
        if kit.wall == sandbox.BUBBLEWRAP:
            readable, hidden = (tuple(settings[name]) for name in ("readable", "hidden"))
            view = sandbox.View(readable, hidden, settings["scratch"], settings["scratch_bytes"])
            argv = bubblewrap.command(view, argv, environment)
        self.process = subprocess.Popen(
            argv,
            pass_fds=[theirs.fileno()],
            env=environment,
            cwd="/",
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        theirs.close()
        with suppress(wire.Closed):  # who waits for it will find that out
            wire.send(self.sock, self.codec.dumps(settings))

    def settings(self, role, kit):
        """Return what the zygote is told first."""
        readable, hidden = visible(role, kit.modules, kit.withheld)
        if kit.wall == sandbox.BUBBLEWRAP:
            scratch = "/scratch"
        else:
            self.folder = tempfile.mkdtemp(prefix="lossedu-")
            scratch = self.folder
        withheld = kit.withheld if role == "student" else ()
        preload = [name for name in kit.modules if name.partition(".")[0] not in withheld]
        return {
            "role": role,
            "wall": kit.wall,
            "readable": readable,
            "hidden": hidden,
            "scratch": scratch,
            "scratch_bytes": SCRATCH_BYTES,
            "withheld": list(withheld),
            "offered": list(kit.offered),
            "user": FIRST_USER + 2 * (os.getpid() % 1000) + (role == "tester"),
            "preload": preload,
            "tasks": list(kit.tasks) if role == "tester" else [],
            "derivatives": list(kit.derivatives) if role == "tester" else [],
            "path": package_paths(),
            "fonts": font_lists(),
        }

    def environment(self, path):
        """Return the environment of the zygote: nothing of the instructor's but where Python finds things."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        return (
            kept | dict.fromkeys(THREADS, "1") | {"PYTHONPATH": os.pathsep.join(path), "HOME": "/nonexistent"}
        )

    def wait_until_ready(self):
        """Wait until the zygote has loaded its libraries; raises Closed or TooLate."""
        self.codec.loads(wire.receive(self.sock, time.monotonic() + START))

    def ask(self, operation, *arguments):
        """Have the zygote do something and return its reply."""
        return self.request(operation, *arguments).content()

    def request(self, operation, *arguments, files=()):
        """Have the zygote do something, with open ``files`` if any; returns the Promise that will come."""
        while len(self.replies) >= MOST_UNREAD:
            self.receive_next()
        try:
            wire.send(self.sock, self.codec.dumps([operation, *arguments]), files)
        except wire.Closed:
            raise ZygoteDied(GONE) from None
        self.replies.append(Promise(self))
        return self.replies[-1]

    def prepare(self):
        """Have a process forked in advance, unless one is waiting."""
        if self.prepared is None:
            self.prepared = self.request("fork", self.limits, self.core)
            self.is_in = False

    def let_in(self):
        """Have the prepared process enter its sandbox, and the scratch folder as it is now."""
        self.prepare()
        if not self.is_in:
            self.request("let_in")
            self.is_in = True

    def new_process(self):
        """Return the number and the socket of a new process, which may have been prepared."""
        self.let_in()
        reply, self.prepared = self.prepared, None
        return reply.process()

    def write(self, files):
        """Put files, given as names and bytes, into the empty scratch folder; returns the Promise of words on
        what went wrong, or of None.

        They go there in one open file: what the zygote held in memory, its next process could read.
        """
        sizes = [[name, len(content)] for name, content in files.items()]
        with tempfile.TemporaryFile() as together:
            for content in files.values():
                together.write(content)
            together.flush()
            return self.request("write", sizes, files=[together.fileno()])

    def clear(self):
        """Empty the scratch folder; a prepared process that has entered it ends."""
        if self.prepared is not None and self.is_in:
            pid, sock = self.new_process()
            sock.close()
            self.request("signal", pid, int(signal.SIGKILL))
        self.request("wipe")

    def receive_next(self):
        """Receive the first reply that has not come yet."""
        try:
            reply, file = wire.receive_with_file(self.sock, time.monotonic() + ANSWER)
        except (wire.Closed, wire.TooLate):
            raise ZygoteDied(GONE) from None
        self.replies.popleft().received = self.codec.loads(reply), file

    def close(self):
        """End the zygote; what it forked ends with it."""
        self.sock.close()
        if self.prepared and self.prepared.received:
            self.prepared.process()[1].close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
        bubblewrap.end_rest(self.process)
        if self.folder is not None:  # still there, where somebody has killed the zygote
            shutil.rmtree(self.folder, ignore_errors=True)
