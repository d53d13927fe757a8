"""A class of attackers and honest students, graded once for each file wall: what each of them earns and
harms.
"""

import hashlib
import socket
import subprocess
import sys
import threading
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile import classes
from hostile.classes import HARM, POINTS

from lossedu.isolation import sandbox

pytestmark = pytest.mark.xdist_group("hostile")

ATTACKS = classes.submissions("attacks")
HONEST = classes.submissions("honest")
CLASS = [*ATTACKS, *HONEST]
WALLS = [sandbox.BUBBLEWRAP, sandbox.LANDLOCK]
LARGEST = 5_000_000  # bytes of a graded notebook or page
SECONDS = 60  # of one submission


class Canaries:
    """What no submission may touch: files, a process, and sockets that hear whoever calls."""

    def __init__(self, folder):
        self.home = folder / "home"
        self.home.mkdir()
        (self.home / "notes.txt").write_text("mine")
        self.process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
        self.heard = []
        kinds = {"tcp": socket.SOCK_STREAM, "udp": socket.SOCK_DGRAM}
        self.sockets = {name: socket.socket(socket.AF_INET, kind) for name, kind in kinds.items()}
        self.sockets["unix"] = socket.socket(socket.AF_UNIX)
        for name, sock in self.sockets.items():
            sock.bind(str(folder / "canary.sock") if name == "unix" else ("127.0.0.1", 0))
            threading.Thread(target=self.listen, args=(name, sock), daemon=True).start()

    def listen(self, name, sock):
        """Keep who calls."""
        if name != "udp":
            sock.listen()
        while True:
            try:
                self.heard.append((name, sock.recvfrom(100) if name == "udp" else sock.accept()))
            except OSError:
                return

    def targets(self, course):
        """What attacks are told."""
        return {
            "COURSE": course,
            "HOME": self.home,
            "PID": self.process.pid,
            "TCP": self.sockets["tcp"].getsockname()[1],
            "UDP": self.sockets["udp"].getsockname()[1],
            "UNIX": self.sockets["unix"].getsockname(),
        }

    def close(self):
        """End the process and close the sockets."""
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        for sock in self.sockets.values():
            sock.close()


def files_below(folder):
    """The files of a folder with their rights and a hash of their content."""
    return {
        str(path): (path.lstat().st_mode, path.lstat().st_size, hash_of(path))
        for path in sorted(Path(folder).rglob("*"))
    }


def hash_of(path):
    if path.is_symlink() or not path.is_file() or path.stat().st_size > 1 << 27:
        return ""
    return hashlib.sha256(path.read_bytes()).hexdigest()


class World:
    """A graded class with what is left of its surroundings."""

    def __init__(self, folder, wall):
        self.canaries = Canaries(folder)
        root = folder / "course"
        root.mkdir()
        self.course = classes.make_course(root, CLASS, self.canaries.targets(root))
        self.watched = [root / "source", root / "submitted", self.canaries.home]
        self.before = [files_below(place) for place in self.watched]
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("HOME", str(self.canaries.home))
            patch.setenv("CANARY_SECRET", "CANARY_SECRET")
            patch.setenv("LOSSEDU_WALL", wall)
            patch.setenv("MPLCONFIGDIR", str(folder / "matplotlib"))
            self.graded = classes.graded(self.course, [one.student for one in CLASS])
        self.after = [files_below(place) for place in self.watched]


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    """A function that returns the world behind a wall, graded when it is first asked for."""
    made = {}

    def behind(wall):
        if wall not in made:
            made[wall] = World(tmp_path_factory.mktemp(wall), wall)
        return made[wall]

    yield behind
    for world in made.values():
        world.canaries.close()


@pytest.fixture(params=WALLS)
def world(request, worlds):
    """The class behind one wall."""
    return worlds(request.param)


CASES = [pytest.param(wall, one, id=f"{wall}-{one.name}") for wall in WALLS for one in CLASS]


@pytest.mark.parametrize(("world", "one"), CASES, indirect=["world"])
def test_submission(world, one):
    assert one.student not in world.graded.stopped
    row = world.graded.rows[one.student]
    assert row.max_score == sum(POINTS.values())
    assert row.score == pytest.approx(one.earns), row.why
    assert row.status == (one.status or row.status)
    assert row.status != "failed", row.why
    notebook = world.graded.notebooks[one.student]
    if notebook is not None:
        said = classes.printed(notebook)
        assert HARM not in said, said[said.index(HARM) :][:500]
    assert row.seconds < SECONDS


def test_the_class_completes(world):
    assert not world.graded.stopped
    assert not world.graded.faults


def test_files_outside_are_untouched(world):
    assert world.after == world.before


def test_nobody_was_called(world):
    assert not world.canaries.heard


def test_other_processes_live(world):
    assert world.canaries.process.poll() is None


def test_graded_notebooks_are_small(world):
    sizes = {
        str(path): path.stat().st_size
        for step in ("autograded", "feedback")
        for path in (world.course.root / step).rglob("*")
        if path.suffix in (".ipynb", ".html") and path.stat().st_size > LARGEST
    }
    assert not sizes


class Tags(HTMLParser):
    """Collects what of a page a browser would run."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "iframe", "object", "embed"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.found.append((tag, name, value))

    handle_startendtag = handle_starttag


def test_no_script_reaches_a_browser(world):
    for name, page in world.graded.pages.items():
        tags = Tags()
        tags.feed(page or "")
        assert tags.found == [], name


def test_class_is_as_large_as_promised():
    assert len(ATTACKS) >= 60
    assert len(HONEST) >= 8
