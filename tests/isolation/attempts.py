"""What a student's code may try: a small zygote that runs one attempt after another in a confined child.

Run as a program, it takes a socket's descriptor and a view as JSON. Each line it receives names a function
of this file; each line it answers says what became of it.
"""

import ctypes
import json
import os
import select
import signal
import socket
import sys

from lossedu.isolation.sandbox import Confinement, Limits, View, wipe

SECONDS = 60
CHANNEL = None  # in a child: the socket on which it reports


def main(descriptor, view, wall):
    requests = socket.socket(fileno=int(descriptor)).makefile("rw", encoding="utf-8")
    view = View(**{name: tuple(x) if isinstance(x, list) else x for name, x in json.loads(view).items()})
    confinement = Confinement(view, wall)
    for line in requests:
        request = json.loads(line)
        answer = serve(confinement, request)
        if not request["keep"]:
            wipe(view.scratch)
        requests.write(json.dumps(answer) + "\n")
        requests.flush()


def serve(confinement, request):
    """Run one attempt in a child; a silent one is ended."""
    ours, theirs = socket.socketpair()
    child = os.fork()
    if child == 0:
        try:
            attempt(confinement, request, theirs)
        finally:
            os._exit(1)
    theirs.close()
    said = b""
    while select.select([ours], [], [], SECONDS)[0] and (more := ours.recv(1 << 16)):
        said += more
    ours.close()
    os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    reports = [json.loads(line) for line in said.splitlines()]
    return {"exit": code} | {name: value for report in reports for name, value in report.items()}


def attempt(confinement, request, channel):
    global CHANNEL  # noqa: PLW0603 - attempts that try out the socket need it
    CHANNEL = channel
    try:
        report(layers=enter(confinement, request))
        report(value=globals()[request["attempt"]](**request["arguments"]))
    except BaseException as error:
        report(error=type(error).__name__, number=getattr(error, "errno", None), says=str(error))
    os._exit(0)


def enter(confinement, request):
    return confinement.enter(Limits(**request["limits"]), [CHANNEL.fileno()], request["uid"])


def report(**what):
    CHANNEL.sendall(json.dumps(what).encode() + b"\n")


def libc(name, *arguments):
    """Call a function of the C library; raises OSError."""
    library = ctypes.CDLL(None, use_errno=True)
    result = getattr(library, name)(*arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


# ---- files


def read(path):
    with open(path, "rb") as file:
        return len(file.read())


def write(path):
    with open(path, "wb") as file:
        file.write(b"written")
    return read(path)


def names(path):
    return sorted(os.listdir(path))


def through_symlink(path):
    os.symlink(path, "link")
    return read("link")


def write_through_symlink(path):
    os.symlink(path, "link")
    return write("link")


def hard_link(path):
    os.link(path, "hard")


def move(path, to):
    os.rename(path, to)


def remove(path):
    os.unlink(path)


def cut_off(path):
    os.truncate(path, 0)


def change_mode(path):
    os.chmod(path, 0o777 if os.path.isdir(path) else 0o666)
    os.utime(path, (0, 0))


def read_closed():
    """Only a privileged process can read a file that it made without any rights."""
    os.close(os.open("closed", os.O_CREAT, 0o000))
    return read("closed")


def fifo():
    os.mkfifo("fifo")


def ordinary_files():
    """What honest code does in its folder."""
    import shutil
    import tempfile

    os.makedirs("a/b")
    with open("a/b/text", "w") as file:
        file.write("text\n" * 1000)
    shutil.copy("a/b/text", "a/copy")
    shutil.copy2("a/b/text", "a/copy2")
    shutil.copytree("a", "tree")
    os.rename("tree/b/text", "tree/moved")
    with tempfile.TemporaryDirectory(dir=".") as folder:
        open(os.path.join(folder, "x"), "w").close()
    shutil.rmtree("a")
    return sorted(os.path.join(base, file) for base, _, files in os.walk(".") for file in files)


def fill(size):
    """Write file after file; says how many bytes there was room for."""
    written = 0
    try:
        while written < 1 << 28:
            with open(f"part-{written}", "wb") as file:
                file.write(bytes(size))
            written += size
    except OSError as error:
        return {"written": written, "number": error.errno}
    return {"written": written, "number": None}


def big_file(size):
    with open("big", "wb") as file:
        for _ in range(size >> 20):
            file.write(bytes(1 << 20))


def big_hole(size):
    with open("big", "wb") as file:
        file.truncate(size)


# ---- memory, time, threads


def memory(size):
    return len(bytearray(size))


def array(size):
    import numpy as np

    return float(np.ones(size).sum())


def spin():
    while True:
        pass


def descriptors():
    held = []
    try:
        while True:
            held.append(os.open(os.devnull, os.O_RDONLY))
    except OSError as error:
        return {"held": len(held), "number": error.errno}


def threads():
    """Some threads work; says what they computed."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        return sum(pool.map(lambda x: x * x, range(10)))


def thread_bomb():
    import threading

    stop = threading.Event()
    started = []
    try:
        while len(started) < 5000:
            started.append(threading.Thread(target=stop.wait, daemon=True))
            started[-1].start()
    except RuntimeError as error:
        return {"started": len(started) - 1, "says": str(error)}
    return {"started": len(started), "says": None}


def linger():
    os.write(1, b"here")
    signal.pause()


def abort():
    os.abort()


# ---- other processes


def fork():
    if os.fork() == 0:
        os._exit(0)


def vfork():
    """As the C library starts a program."""
    os.posix_spawn(sys.executable, [sys.executable, "-c", ""], {})


def execute():
    os.execv("/usr/bin/true", ["true"])


def execute_open_file():
    os.execve(os.open("/usr/bin/true", os.O_RDONLY), ["true"], {})


def shell():
    import subprocess

    return subprocess.check_output(["/usr/bin/id"]).decode()


def kill_parent():
    os.kill(os.getppid(), signal.SIGKILL)


def kill_all():
    os.kill(-1, signal.SIGKILL)


def signals_by_descriptor():
    """A descriptor that sends signals to whoever is called its owner."""
    import fcntl

    fcntl.fcntl(CHANNEL.fileno(), fcntl.F_SETOWN, os.getppid())


def type_into_terminal():
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSTI, b"x")


def parent_limits():
    import resource

    resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))


def own_limits():
    import resource

    core, files = resource.getrlimit(resource.RLIMIT_CORE), resource.getrlimit(resource.RLIMIT_NOFILE)
    return {"core": core, "files": files}


def dumpable():
    return libc("prctl", 3, 0, 0, 0, 0)


def make_dumpable():
    libc("prctl", 4, 1, 0, 0, 0)


def raw_calls(numbers):
    """The error of each system call, by name, with zeros for arguments."""
    found = {}
    for name, number in numbers.items():
        try:
            found[name] = libc("syscall", ctypes.c_long(number), *(ctypes.c_long(0),) * 6)
        except OSError as error:
            found[name] = -error.errno
    return found


def open_descriptors():
    return [number for number in range(1024) if is_open(number) and number != CHANNEL.fileno()]


def is_open(number):
    try:
        return bool(os.fstat(number))
    except OSError:
        return False


def clone(number, flags):
    return libc("syscall", ctypes.c_long(number), *map(ctypes.c_long, (flags, 0, 0, 0, 0)))


def identity():
    return {"user": os.getresuid(), "group": os.getresgid(), "groups": os.getgroups()}


# ---- network


def open_socket(family, kind):
    socket.socket(family, kind)


def connect_loopback():
    return socket.create_connection(("127.0.0.1", 9), timeout=1)


def send_to_address():
    CHANNEL.sendto(b"x", "/tmp/somebody")


def out_of_band():
    CHANNEL.send(b"x", socket.MSG_OOB)


def out_of_band_received():
    CHANNEL.recv(1, socket.MSG_OOB)


def out_of_band_message():
    CHANNEL.recvmsg(1, 0, socket.MSG_OOB)


def message():
    CHANNEL.sendmsg([b"x"])


def datagram_pair():
    socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)


def asynchronous():
    import asyncio

    async def add():
        await asyncio.sleep(0.01)
        return 1 + await asyncio.to_thread(lambda: 1)

    return asyncio.run(add())


# ---- what a course needs


def standard_library():
    """Modules that the zygote has not loaded."""
    import csv
    import decimal
    import sqlite3
    import zoneinfo

    rows = sqlite3.connect(":memory:").execute("select 1 + 1").fetchall()
    hour = zoneinfo.ZoneInfo("Europe/Vienna").key
    return [list(csv.reader(["a,b"])), str(decimal.Decimal(1) / 3)[:5], rows, hour, os.cpu_count() > 0]


def linear_algebra():
    import numpy as np
    import numpy.linalg

    return [round(x, 9) for x in numpy.linalg.solve(np.array([[2.0, 0], [0, 4]]), [2.0, 2.0])]


def optimum():
    from scipy import optimize

    return round(float(optimize.minimize(lambda x: (x[0] - 3) ** 2, [0.0]).x[0]), 3)


def symbols():
    import sympy

    x = sympy.Symbol("x")
    return str(sympy.simplify(sympy.diff(sympy.sin(x) * sympy.exp(x), x) - sympy.exp(x) * sympy.cos(x)))


def figure():
    os.environ["MPLCONFIGDIR"] = os.getcwd()
    import matplotlib

    matplotlib.use("agg")
    from matplotlib import pyplot

    pyplot.plot([1, 2, 3])
    pyplot.title(r"loss $\frac{1}{n}$")
    pyplot.savefig("figure.png")
    pyplot.savefig("figure.pdf")
    with open("figure.png", "rb") as file:
        return file.read(4).hex()


if __name__ == "__main__":
    main(*sys.argv[1:])
