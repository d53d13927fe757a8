"""Behind each wall that works here, attempts to get out fail and ordinary work succeeds."""

import errno
import json
import os
import platform
import select
import signal
import socket
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import psutil
import pytest

import lossedu
from lossedu.isolation import sandbox
from lossedu.isolation.sandbox import (
    BUBBLEWRAP,
    LANDLOCK,
    Confinement,
    SandboxError,
    View,
    available_walls,
    bubblewrap,
    default_readable,
    landlock,
    seccomp,
    walls,
    wipe,
)

PACKAGE = Path(lossedu.__file__).parent
ATTEMPTS = Path(__file__).with_name("attempts.py")
ISOLATION = PACKAGE / "isolation"
OUR_CODE = [PACKAGE / "__init__.py", ISOLATION / "__init__.py", ISOLATION / "sandbox", ATTEMPTS]
MODULES = os.pathsep.join([str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")]).strip(os.pathsep)
ENVIRONMENT = {"PYTHONPATH": MODULES, "OPENBLAS_NUM_THREADS": "1", "LC_ALL": "C.UTF-8"}
QUOTA = 8 << 20
USER = 61184 + 2 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
REFUSALS = {errno.EPERM, errno.EACCES, errno.ENOENT, errno.EROFS, errno.EXDEV}

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="walls need a Linux kernel")


class Zygote:
    """Runs the functions of attempts.py in confined children."""

    def __init__(self, wall, folder):
        self.wall, self.folder = wall, folder
        self.view = furnish(wall, folder)
        ours, theirs = socket.socketpair()
        program = [sys.executable, "-B", str(ATTEMPTS)]
        arguments = [*program, str(theirs.fileno()), json.dumps(asdict(self.view)), wall]
        if wall == BUBBLEWRAP:
            arguments = bubblewrap.command(self.view, arguments, ENVIRONMENT)
        self.process = subprocess.Popen(
            arguments, env=path() | ENVIRONMENT, pass_fds=[theirs.fileno()], stdout=subprocess.PIPE
        )
        theirs.close()
        self.socket = ours
        self.channel = ours.makefile("rw", encoding="utf-8")

    def run(self, attempt, **options):
        self.ask(attempt, **options)
        return json.loads(self.channel.readline())

    def ask(self, attempt, keep=False, uid=None, limits=None, **arguments):
        request = {"attempt": attempt, "arguments": arguments, "limits": limits or {}}
        request |= {"uid": uid, "keep": keep}
        self.channel.write(json.dumps(request) + "\n")
        self.channel.flush()

    def end(self):
        self.channel.close()
        self.socket.close()
        self.process.stdout.close()
        self.process.wait(60)


def path():
    return {"PATH": os.environ["PATH"]}


def furnish(wall, folder):
    """Folders of every kind: packages with something hidden in them, a scratch folder and one of another."""
    for name in ("packages/seen", "packages/secret/open", "settings", "other", "scratch"):
        (folder / name).mkdir(parents=True)
    for name in ("seen/data", "seen/hidden", "secret/answers", "secret/open/data"):
        (folder / "packages" / name).write_text("lines")
    (folder / "other" / "answer").write_text("42")
    packages = folder / "packages"
    (packages / "way_out").symlink_to(folder / "other")
    (folder / "settings" / "data").write_text("lines")
    linked = packages / "linked"  # as Debian's sitecustomize.py, which lies in /etc
    linked.symlink_to(folder / "settings" / "data")
    readable = [*default_readable(), packages, packages / "secret" / "open", linked, *OUR_CODE]
    hidden = [packages / "secret", packages / "seen" / "hidden"]
    return View(
        tuple(map(str, readable)), tuple(map(str, hidden)), str(folder / "scratch"), scratch_bytes=QUOTA
    )


@pytest.fixture(scope="module", params=available_walls())
def zygote(request):
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o711)  # so that another user reaches the scratch folder in it
        it = Zygote(request.param, Path(folder))
        yield it
        it.end()


def refused(answer):
    """Whether an attempt met an error that says it is not allowed, or that nothing is there."""
    return answer.get("number") in REFUSALS and "value" not in answer


# ---- layers


def test_all_layers_hold(zygote):
    layers = zygote.run("identity")["layers"]
    certain = {"capabilities", "descriptors", "limits", "death", "dumpable", "no_new_privs"}
    certain |= {"seccomp", "landlock"}
    assert {name for name, holds in layers.items() if holds is True} >= certain
    assert set(layers) - certain == {"user", "processes"}


def test_root_becomes_another_user_where_that_one_can_read_python(zygote):
    answer = zygote.run("identity", uid=USER)
    if answer["layers"]["user"] is True:
        assert answer["value"] == {"user": [USER] * 3, "group": [USER] * 3, "groups": []}
        assert zygote.run("ordinary_files", uid=USER)["value"]
        assert zygote.run("linear_algebra", uid=USER)["value"] == [1.0, 0.5]
    else:
        assert answer["value"]["user"] == [os.getuid()] * 3
        assert os.getuid() != 0 or "could not read" in answer["layers"]["user"]
        assert zygote.wall == LANDLOCK or bubblewrap.way_in() == bubblewrap.AS_USER


def test_no_privilege_is_left(zygote):
    assert refused(zygote.run("read_closed"))
    assert zygote.run("dumpable")["value"] == 0


def test_no_other_descriptor_is_open(zygote):
    assert zygote.run("open_descriptors")["value"] == [0, 1, 2]


# ---- files


@pytest.mark.parametrize(
    "place",
    ["/etc/passwd", "/proc/1/environ", "/proc/self/maps", "/proc/self/cmdline", "/sys/kernel/uevent_seqnum"],
)
def test_system_files_cannot_be_read(zygote, place):
    assert refused(zygote.run("read", path=place))


@pytest.mark.parametrize("place", ["other/answer", "packages/way_out/answer", "packages/secret/answers"])
def test_files_of_others_cannot_be_read(zygote, place):
    assert (zygote.folder / place).read_text()
    assert refused(zygote.run("read", path=str(zygote.folder / place)))


def test_a_hidden_file_is_empty_or_closed(zygote):
    answer = zygote.run("read", path=str(zygote.folder / "packages/seen/hidden"))
    assert refused(answer) or answer["value"] == 0


def test_the_repository_cannot_be_read(zygote):
    for place in (PACKAGE / "losses.py", PACKAGE.parent / "pyproject.toml"):
        if place.exists():
            assert refused(zygote.run("read", path=str(place)))
    assert refused(zygote.run("names", path=str(PACKAGE.parent / "tests")))


@pytest.mark.parametrize("place", ["packages/seen/data", "packages/secret/open/data", "packages/linked"])
def test_what_is_shown_can_be_read_and_not_written(zygote, place):
    assert zygote.run("read", path=str(zygote.folder / place))["value"] == len("lines")
    for attempt in ("write", "remove", "cut_off", "hard_link", "write_through_symlink"):
        assert refused(zygote.run(attempt, path=str(zygote.folder / place))), attempt
    assert (zygote.folder / place).read_text() == "lines"


@pytest.mark.parametrize(
    "place", ["packages/new", "packages/seen/new", "packages/secret/new", "new", "other/new"]
)
def test_nothing_can_be_made_outside_scratch(zygote, place):
    assert refused(zygote.run("write", path=str(zygote.folder / place)))
    assert not (zygote.folder / place).exists()


@pytest.mark.parametrize("place", ["/new", "/tmp/new", "/dev/shm/new", "/dev/new", "/root/new", "/usr/new"])
def test_nothing_can_be_made_in_the_system(zygote, place):
    assert refused(zygote.run("write", path=place))


def test_links_lead_nowhere(zygote):
    assert refused(zygote.run("through_symlink", path="/etc/passwd"))
    assert refused(zygote.run("through_symlink", path=str(zygote.folder / "other" / "answer")))
    assert refused(zygote.run("write_through_symlink", path=str(zygote.folder / "other" / "new")))
    assert refused(zygote.run("hard_link", path=str(zygote.folder / "other" / "answer")))
    assert refused(zygote.run("hard_link", path=sys.executable))


def test_scratch_cannot_be_moved(zygote):
    assert zygote.run("move", path=zygote.view.scratch, to=str(zygote.folder / "moved"))["error"]
    assert (zygote.folder / "scratch").exists() and not (zygote.folder / "moved").exists()


@pytest.mark.parametrize("place", ["", "scratch", "packages/seen/data"])
def test_modes_and_times_stay(zygote, place):
    before = (zygote.folder / place).stat()
    zygote.run("change_mode", path=str(zygote.folder / place))
    after = (zygote.folder / place).stat()
    assert after.st_mode == before.st_mode
    assert after.st_mtime != 0 and after.st_atime != 0


def test_no_fifo(zygote):
    assert refused(zygote.run("fifo"))


def test_ordinary_files_work(zygote):
    made = zygote.run("ordinary_files")
    assert made.get("value") == ["./tree/copy", "./tree/copy2", "./tree/moved"], made


def test_scratch_is_empty_for_the_next(zygote):
    zygote.run("write", path="left")
    assert zygote.run("names", path=".")["value"] == []
    zygote.run("write", path="left", keep=True)
    assert zygote.run("names", path=".")["value"] == ["left"]


def test_scratch_has_a_quota_under_bubblewrap(zygote):
    found = zygote.run("fill", size=1 << 20)["value"]
    if zygote.wall == BUBBLEWRAP:
        assert found["number"] == errno.ENOSPC and found["written"] <= QUOTA


# ---- limits


@pytest.mark.parametrize("attempt", ["memory", "array"])
def test_memory_is_limited(zygote, attempt):
    answer = zygote.run(attempt, size=3 << 30, limits={"memory": 1 << 30})
    assert "MemoryError" in answer["error"]


@pytest.mark.parametrize("attempt", ["big_file", "big_hole"])
def test_file_size_is_limited(zygote, attempt):
    assert zygote.run(attempt, size=1 << 30, limits={"file_size": 2 << 20})["number"] == errno.EFBIG


def test_processor_time_is_limited(zygote):
    assert zygote.run("spin", limits={"cpu": 1})["exit"] == -signal.SIGKILL


def test_open_files_are_limited(zygote):
    found = zygote.run("descriptors", limits={"open_files": 40})["value"]
    assert found["number"] == errno.EMFILE and found["held"] < 40


def test_a_limit_does_not_rise(zygote):
    assert zygote.run("own_limits", limits={"open_files": 1 << 40})["value"]["files"][1] < 1 << 40


@pytest.mark.parametrize("uid", [None, USER + 1], ids=["own user", "other user"])
def test_a_thread_bomb_fizzles_out(zygote, uid):
    answer = zygote.run("thread_bomb", uid=uid, limits={"processes": 32})
    assert "start new thread" in answer["value"]["says"]
    if answer["layers"]["processes"] is True:
        assert answer["value"]["started"] < 32


def test_an_abort_leaves_no_core(zygote):
    answer = zygote.run("abort", keep=True)
    assert answer["exit"] < 0
    assert zygote.run("names", path=".")["value"] == []
    assert zygote.run("own_limits")["value"]["core"] == [0, 0]


# ---- other processes and the kernel


@pytest.mark.parametrize(
    "attempt",
    [
        "fork",
        "vfork",
        "execute",
        "execute_open_file",
        "shell",
        "kill_parent",
        "kill_all",
        "signals_by_descriptor",
        "type_into_terminal",
        "parent_limits",
        "make_dumpable",
        "connect_loopback",
        "send_to_address",
        "out_of_band",
        "out_of_band_received",
        "out_of_band_message",
        "message",
        "datagram_pair",
    ],
)
def test_others_cannot_be_reached(zygote, attempt):
    answer = zygote.run(attempt)
    assert answer.get("number") == errno.EPERM, answer


@pytest.mark.parametrize("kind", [socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW])
@pytest.mark.parametrize("family", ["AF_UNIX", "AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "AF_ALG"])
def test_no_socket_can_be_made(zygote, family, kind):
    answer = zygote.run("open_socket", family=getattr(socket, family), kind=kind)
    assert answer.get("number") == errno.EPERM, answer


REFUSED_CALLS = """
ptrace process_vm_readv process_vm_writev kcmp process_madvise pidfd_open pidfd_getfd pidfd_send_signal
kill tkill tgkill rt_sigqueueinfo rt_tgsigqueueinfo fork vfork execve execveat setsid setpgid
bpf perf_event_open userfaultfd io_uring_setup io_uring_enter io_setup keyctl add_key request_key
mount umount2 pivot_root chroot unshare setns personality fsopen fsmount open_tree move_mount mount_setattr
memfd_create memfd_secret shmget shmat semget msgget mq_open inotify_init inotify_init1 fanotify_init
socket connect bind listen accept accept4 sendmsg sendmmsg recvmmsg setsockopt
setuid setgid setreuid setresuid setgroups capset chown fchown lchown fchownat setxattr mknod mknodat
open_by_handle_at name_to_handle_at quotactl sched_setaffinity sched_setscheduler setpriority ioprio_set
splice tee vmsplice mlock mlockall seccomp arch_prctl modify_ldt iopl ioperm reboot kexec_load init_module
delete_module swapon acct syslog sethostname settimeofday clock_settime adjtimex sync vhangup lookup_dcookie
"""


def test_system_calls_that_are_not_needed_are_refused(zygote):
    numbers = {name: number for name in REFUSED_CALLS.split() if (number := number_of(name)) >= 0}
    assert len(numbers) > 60
    found = zygote.run("raw_calls", numbers=numbers)["value"]
    assert {name: result for name, result in found.items() if result != -errno.EPERM} == {}


def number_of(name):
    from pyseccomp import Arch, resolve_syscall

    return resolve_syscall(Arch.NATIVE, name)


def test_only_threads_can_be_cloned(zygote):
    new_user, thread_with_mounts = 0x10000000 | signal.SIGCHLD, 0x00010000 | 0x00020000
    for flags in (0, signal.SIGCHLD, 0x4100 | signal.SIGCHLD, new_user, thread_with_mounts):
        assert zygote.run("clone", number=number_of("clone"), flags=flags)["number"] == errno.EPERM
    clone3 = zygote.run("raw_calls", numbers={"clone3": number_of("clone3")})["value"]
    assert clone3 == {"clone3": -errno.ENOSYS}


@pytest.mark.skipif(platform.machine() != "x86_64", reason="x32 is a second way into x86_64")
def test_the_second_way_into_the_kernel_is_closed(zygote):
    answer = zygote.run("raw_calls", numbers={"getpid of x32": 0x40000000 + 39})
    assert answer["exit"] == -signal.SIGSYS or answer["value"]["getpid of x32"] < 0


# ---- what a course needs


def test_standard_library_works(zygote):
    expected = [[["a", "b"]], "0.333", [[2]], "Europe/Vienna", True]
    assert zygote.run("standard_library").get("value") == expected


def test_threads_work(zygote):
    assert zygote.run("threads")["value"] == 285
    assert zygote.run("asynchronous").get("value") == 2


def test_numpy_and_sympy_work(zygote):
    assert zygote.run("linear_algebra").get("value") == [1.0, 0.5]
    assert zygote.run("symbols").get("value") == "exp(x)*sin(x)"


def test_scipy_works(zygote):
    assert zygote.run("optimum").get("value") == 3


def test_matplotlib_saves_figures(zygote):
    answer = zygote.run("figure")
    assert answer.get("value") == b"\x89PNG".hex(), answer


def test_the_zygote_is_still_there(zygote):
    assert zygote.process.poll() is None
    assert zygote.run("identity")["exit"] == 0


@linux_only
@pytest.mark.parametrize("wall", available_walls())
def test_nobody_outlives_the_zygote(wall, tmp_path):
    it = Zygote(wall, tmp_path)
    it.ask("linger")
    assert os.read(it.process.stdout.fileno(), 4) == b"here"
    it.process.kill()
    assert select.select([it.process.stdout], [], [], 60)[0]
    assert it.process.stdout.read() == b""  # nobody is left who could write
    it.end()


# ---- bubblewrap by itself

LOOK = """
import json, os, sys
def can(what, *arguments):
    try:
        return bool(what(*arguments)) or True
    except OSError:
        return False
folder, descriptor = sys.argv[1], int(sys.argv[2])
os.write(descriptor, b"through")
new = lambda path: open(path, "w").close()
print(json.dumps({
    "environment": sorted(os.environ),
    "here": os.getcwd(),
    "root": sorted(os.listdir("/")),
    "devices": sorted(os.listdir("/dev")),
    "secret": sorted(os.listdir(folder + "/packages/secret")),
    "hidden": os.stat(folder + "/packages/seen/hidden").st_size,
    "seen": can(os.stat, folder + "/packages/seen/data"),
    "other": can(os.stat, folder + "/other"),
    "made": [place for place in ["/", "/dev", "/tmp", folder, folder + "/packages",
             folder + "/packages/secret", folder + "/scratch"] if can(new, place + "/new")],
    "null": can(open("/dev/null", "w").write, "x"),
    "random": len(open("/dev/urandom", "rb").read(3)),
    "processes": os.getpid(),
}))
"""


@linux_only
@pytest.mark.skipif(bubblewrap.way_in() is None, reason="needs bubblewrap")
def test_bubblewrap_shows_the_view_and_nothing_else(tmp_path):
    view = furnish(BUBBLEWRAP, tmp_path)
    ours, theirs = os.pipe()
    command = bubblewrap.command(
        view, [sys.executable, "-c", LOOK, str(tmp_path), str(theirs)], {"LOSSEDU_SEED": "1"}
    )
    environment = path() | {"SECRET": "x"}
    done = subprocess.run(
        command, stdout=subprocess.PIPE, pass_fds=[theirs], env=environment, check=True, timeout=60
    )
    found = json.loads(done.stdout)
    assert os.read(ours, 100) == b"through"
    os.close(ours)
    os.close(theirs)
    assert found["processes"] < 5
    assert set(found["environment"]) <= {"LOSSEDU_SEED", "PWD", "LC_CTYPE"}
    assert found["here"] == view.scratch
    assert found["devices"] == ["null", "random", "urandom", "zero"]
    assert not {"proc", "sys", "home", "var", "run"} & set(found["root"])
    assert (found["secret"], found["hidden"]) == (["open"], 0)
    assert (found["seen"], found["other"], found["null"], found["random"]) == (True, False, True, 3)
    assert found["made"] == [view.scratch]


# ---- preparing


def test_the_environment_chooses_the_wall(monkeypatch):
    monkeypatch.setattr(walls, "works", lambda wall: True)
    monkeypatch.delenv("LOSSEDU_WALL", raising=False)
    assert available_walls() == (BUBBLEWRAP, LANDLOCK)
    monkeypatch.setenv("LOSSEDU_WALL", LANDLOCK)
    assert available_walls() == (LANDLOCK,)
    monkeypatch.setenv("LOSSEDU_WALL", "paper")
    with pytest.raises(SandboxError, match=r"paper.*bubblewrap, landlock"):
        available_walls()


def test_a_bubblewrap_that_does_not_start_is_no_wall(monkeypatch, tmp_path):
    (tmp_path / "bwrap").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "bwrap").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    bubblewrap.way_in.cache_clear()
    assert bubblewrap.way_in() is None
    with pytest.raises(SandboxError, match="install it"):
        bubblewrap.command(View(()), ["true"])
    bubblewrap.way_in.cache_clear()


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_elsewhere_there_is_no_wall(system):
    code = f"""
import ctypes, os, sys
sys.platform = {system!r}
sys.modules.update(dict.fromkeys(["resource", "fcntl", "pyseccomp"]))
ctypes.CDLL = None
if {system!r} == "win32":
    del os.geteuid, os.uname
from lossedu.isolation import sandbox
from lossedu.isolation.sandbox import landlock, seccomp, limits, bubblewrap
print(sandbox.available_walls(), bool(sandbox.default_readable()))
"""
    environment = {name: value for name, value in os.environ.items() if name != "LOSSEDU_WALL"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment | {"PYTHONPATH": MODULES},
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.split() == [b"()", b"True"]


@linux_only
def test_without_a_file_wall_nothing_is_prepared(monkeypatch):
    monkeypatch.setattr(landlock, "version", lambda: 2)
    with pytest.raises(SandboxError, match=r"install bubblewrap.*--unsafe"):
        Confinement(View(()), LANDLOCK)
    with pytest.raises(SandboxError, match="'paper'"):
        Confinement(View(()), "paper")


@linux_only
def test_without_a_filter_nothing_is_prepared(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyseccomp", None)
    with pytest.raises(SandboxError, match="libseccomp2"):
        seccomp.prepare()


@linux_only
@pytest.mark.skipif(not available_walls(), reason="needs a wall")
@pytest.mark.parametrize(
    ("module", "layer"),
    [("limits", "impose"), ("linux", "prctl"), ("landlock", "restrict"), ("seccomp", "install")],
)
def test_a_layer_that_fails_is_an_error(monkeypatch, tmp_path, module, layer):
    def fail(*arguments):
        raise OSError(errno.EINVAL, "no such layer")

    view = View((), scratch=str(tmp_path))
    confinement = Confinement(view, available_walls()[0])
    monkeypatch.setattr(getattr(sandbox.confinement, module), layer, fail)
    with pytest.raises(SandboxError, match="no such layer"):
        in_child(confinement)


def in_child(confinement):
    """Enter in a forked child, and raise here what was raised there."""
    ours, theirs = os.pipe()
    if os.fork() == 0:
        try:
            confinement.enter(sandbox.Limits(), [theirs])
        except SandboxError as error:
            os.write(theirs, str(error).encode())
        finally:
            os._exit(0)
    os.close(theirs)
    select.select([ours], [], [], 60)
    message = os.read(ours, 10000).decode()
    os.close(ours)
    os.wait()
    if message:
        raise SandboxError(message)


@linux_only
@pytest.mark.skipif(not available_walls(), reason="needs a wall")
def test_it_is_entered_in_a_child_only(tmp_path):
    confinement = Confinement(View((), scratch=str(tmp_path)), available_walls()[0])
    with pytest.raises(SandboxError, match="in a child"):
        confinement.enter(sandbox.Limits(), [])


# ---- clearing up


def test_wipe_removes_all_and_nothing_else(tmp_path):
    outside = tmp_path / "outside"
    (outside / "folder").mkdir(parents=True)
    (outside / "file").write_text("stays")
    scratch = tmp_path / "scratch"
    (scratch / "a" / "b").mkdir(parents=True)
    (scratch / "a" / "b" / "file").write_text("goes")
    (scratch / "a" / "folder").symlink_to(outside)
    (scratch / "link").symlink_to(outside / "file")
    (scratch / "two\nlines").write_text("")
    open(os.fsencode(scratch) + b"/\xff\xfe", "w").close()
    os.mkdir(os.fsencode(scratch) + b"/a/\xff\n")
    wipe(scratch)
    assert list(scratch.iterdir()) == []
    assert sorted(path.name for path in outside.iterdir()) == ["file", "folder"]


def test_wipe_opens_closed_folders(tmp_path):
    (tmp_path / "closed" / "within").mkdir(parents=True)
    (tmp_path / "closed" / "within" / "file").write_text("")
    (tmp_path / "closed" / "within").chmod(0o000)
    (tmp_path / "closed").chmod(0o000)
    wipe(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_wipe_reaches_any_depth(tmp_path):
    """Deeper than a path may be long, and than Python may recurse."""
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(5000):
        os.mkdir("deeper", dir_fd=here)
        below = os.open("deeper", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    wipe(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_wipe_copes_with_many_files(tmp_path):
    for number in range(20_000):
        os.close(os.open(tmp_path / str(number), os.O_CREAT))
    wipe(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_wipe_refuses_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").write_text("stays")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(OSError):
        wipe(tmp_path / "link")
    assert (tmp_path / "real" / "file").exists()


def test_what_a_dead_process_has_left_behind_is_ended():
    argv = ["sh", "-c", "sleep 100 & echo $!"]
    process = subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, start_new_session=True)
    left = psutil.Process(int(process.stdout.readline()))
    bubblewrap.end_rest(process)
    process.stdout.close()
    assert not left.is_running() or left.wait(10) is None
