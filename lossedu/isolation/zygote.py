"""A warm process: has the libraries loaded, and forks a confined process in a few milliseconds.

There are two. That of students never sees a test, an implementation or a gradebook, so that nothing of
them is in the memory of what it forks. main() takes the socket's descriptor from the command line, and is
told the rest over it.
"""

import contextlib
import gc
import importlib
import mmap
import os
import random
import shutil
import signal
import socket
import sys
import time
import traceback
from pathlib import Path

from lossedu.isolation import arrays, derivatives, srepr, student, tester, wire  # noqa: F401 (arrays is for the codec)
from lossedu.isolation.codec import Codec
from lossedu.isolation.sandbox import BUBBLEWRAP, Confinement, Limits, View, wipe
from lossedu.isolation.sandbox.confinement import close_all_but

MOST_ENTRIES = 10_000  # files and folders in the scratch folder
KEPT = ".matplotlib"  # folder in the scratch folder for Matplotlib's list of fonts
DIED_EARLY = 97
MOMENT = 2.0  # seconds in which a process whose socket has closed should be gone


def main():
    """Prepare, then do what is asked until the socket closes."""
    control = socket.socket(fileno=int(sys.argv[1]))
    codec = Codec(None, None)
    settings = codec.loads(wire.receive(control))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warm(settings)
    zygote = Zygote(control, settings)
    with contextlib.suppress(wire.Closed):
        wire.send(control, codec.dumps("ready"))
        while True:
            message, file = wire.receive_with_file(control)
            operation, *arguments = codec.loads(message)
            reply, files = getattr(zygote, operation)(*arguments, *([] if file is None else [file]))
            wire.send(control, codec.dumps(reply), files)
            for file in files:
                os.close(file)
    if settings["wall"] != BUBBLEWRAP:  # else it has gone with the wall
        shutil.rmtree(settings["scratch"], ignore_errors=True)
    os._exit(0)


def warm(settings):
    """Load the libraries, once for all that is forked."""
    fonts = Path(settings["scratch"]) / KEPT
    fonts.mkdir(mode=0o700, exist_ok=True)
    os.environ["MPLCONFIGDIR"] = str(fonts)
    for name, content in settings["fonts"].items():
        (fonts / name).write_bytes(content)
    os.environ["MPLBACKEND"] = "agg"
    sys.path[:0] = [path for path in settings["path"] if path not in sys.path]
    for name in settings["preload"]:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if settings["role"] == "tester":
        srepr.harden()  # before SymPy is asked for anything that it remembers
        make_ready(settings["preload"], settings["tasks"])
        derivatives.take(settings["derivatives"])
    gc.freeze()  # what is there is not gone through again in every child
    gc.enable()


def make_ready(modules, tasks):
    """Let the modules that have a function ``make_ready_for_tests`` compute what all tests of these tasks
    need. What goes wrong there goes wrong in the tests again, and is told there.
    """
    for name in modules:
        function = getattr(sys.modules.get(name), "make_ready_for_tests", None)
        if getattr(function, "__module__", None) == name:
            with contextlib.suppress(Exception):
                function(tasks)


class Zygote:
    """Forks, signals and cleans up."""

    def __init__(self, control, settings):
        self.control = control
        self.role = settings["role"]
        self.withheld = frozenset(settings["withheld"])
        self.offered = tuple(settings["offered"])
        self.user = settings["user"]
        self.scratch = settings["scratch"]
        self.scratch_bytes = settings["scratch_bytes"]
        self.confinement = None
        self.opener = None  # of the gate at which the next process waits
        if settings["wall"]:
            paths = [tuple(settings[name]) for name in ("readable", "hidden")]
            view = View(*paths, self.scratch, self.scratch_bytes)
            self.confinement = Confinement(view, settings["wall"])

    def fork(self, limits, core):
        """Fork a process of this zygote's role, which waits until it is let in; returns its number, and its
        socket as a file descriptor.
        """
        ours, theirs = socket.socketpair()
        gate, self.opener = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(self.opener)
            if not os.read(gate, 1):  # the zygote has ended
                os._exit(0)
            self.enter(theirs, Limits(**limits), core)
        theirs.close()
        os.close(gate)
        return pid, [ours.detach()]

    def let_in(self):
        """Let the process that was forked last enter its sandbox and begin."""
        with contextlib.suppress(BrokenPipeError):  # somebody has killed it
            os.write(self.opener, b"x")
        os.close(self.opener)
        return None, []

    def enter(self, sock, limits, core):
        """First function of a process that was let in, and its last."""
        try:
            lead_nowhere()
            if core is not None:
                os.sched_setaffinity(0, {core})
            os.setsid()
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.chdir(self.scratch)
            # A module beside the notebook comes first for answers, and last for tests.
            sys.path.insert(0 if self.role == "student" else len(sys.path), self.scratch)
            sys.argv = ["notebook"]
            seed_anew()
            wire.send(sock, Codec(None, None).dumps(self.confine(limits, {sock.fileno()})))
            if self.role == "student":
                student.serve(sock, self.withheld, self.offered)
            else:
                tester.serve(sock)
        except wire.Closed:
            os._exit(0)
        except BaseException:
            with contextlib.suppress(wire.Closed):
                wire.send(sock, Codec(None, None).dumps(["failed", traceback.format_exc()]))
            os._exit(DIED_EARLY)
        os._exit(0)

    def confine(self, limits, kept):
        """Enter the sandbox, if there is one, with only these descriptors open; returns its layers."""
        if self.confinement is None:
            close_all_but({0, 1, 2, *kept})
            return {}
        return self.confinement.enter(limits, kept, self.user)

    def signal(self, pid, number):
        """Send a signal to a process that was forked here; one that has ended is cleaned up."""
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            if os.waitpid(pid, os.WNOHANG)[0] == 0:
                os.kill(pid, number)
                if number == signal.SIGKILL:
                    os.waitpid(pid, 0)
        return None, []

    def was_killed(self, pid):
        """Wait a moment for the end of a process, which is ended if it does not come, and return whether
        somebody else has killed it, as the system does where memory is short.
        """
        end = time.monotonic() + MOMENT
        while time.monotonic() < end:
            try:
                ended, status = os.waitpid(pid, os.WNOHANG)
            except ChildProcessError:  # signal() has cleaned up
                return False, []
            if ended:
                return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, []
            time.sleep(MOMENT / 100)
        self.signal(pid, signal.SIGKILL)
        return False, []

    def write(self, sizes, together):
        """Write files into the empty scratch folder; returns what went wrong.

        ``sizes`` are names and bytes to write, ``together`` an open file with all of them, which are not read
        into this process: what it forks next is somebody else's.
        """
        start = 0
        try:
            for name, size in sizes:
                path = Path(self.scratch, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                with open(path, "wb", buffering=0) as target:
                    copy_part(together, start, size, target)
                start += size
        except OSError as problem:
            return problem.strerror, []
        finally:
            os.close(together)
        return None, []

    def wipe(self):
        """Empty the scratch folder."""
        wipe(self.scratch)
        return None, []

    def overfull(self):
        """Whether more lies in the scratch folder than may."""
        entries = size = 0
        for folder, folders, files in os.walk(self.scratch):
            entries += len(folders) + len(files)
            for name in files:
                with contextlib.suppress(OSError):
                    size += os.lstat(os.path.join(folder, name)).st_blocks * 512
            if entries > MOST_ENTRIES or size > self.scratch_bytes:
                return True, []
        return False, []


def copy_part(source, start, size, target):
    """Copy bytes of an open file to another without a copy in this process's own memory."""
    offset = start - start % mmap.ALLOCATIONGRANULARITY
    if not size:
        return
    length = start - offset + size
    with (
        mmap.mmap(source, length, access=mmap.ACCESS_READ, offset=offset) as mapped,
        memoryview(mapped) as content,
    ):
        written = start - offset
        while written < length:
            with content[written:] as rest:
                written += target.write(rest)


def lead_nowhere():
    """Let the standard streams of this process lead nowhere."""
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)


def seed_anew():
    """Forks would all draw the same random numbers otherwise; numbered ones are the same at each regrade."""
    random.seed(0)
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed(0)

