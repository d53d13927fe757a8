"""What the two processes of a notebook do when somebody else ends one of them."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial

import psutil
import pytest

from lossedu.isolation import sandbox
from lossedu.isolation.job import STUDENT, TEST
from lossedu.isolation.pair import Kit, Pair

LIMITS = {"memory": 4 << 30, "cpu": 60}
SLOW = "import time\ntime.sleep(1)\ndef double(x):\n    time.sleep(x / 6)\n    return 2 * x"
CHECK = "assert double(3) == 6\n'passed'"


WALLS = sandbox.available_walls()


@pytest.fixture(scope="module", params=WALLS)
def pair(request):
    pair = Pair(Kit(request.param), LIMITS)
    yield pair
    pair.close()


def run(pair, *sources):
    """Run a student's cell and tests; returns what was Ran."""
    kinds = [STUDENT, *[TEST] * (len(sources) - 1)]
    cells = [
        {"index": index, "kind": kind, "source": source, "imports": []}
        for index, (kind, source) in enumerate(zip(kinds, sources, strict=True))
    ]
    about = {"answers": ["double"], "in_place": [], "empty": [], "offered": []}
    about |= {"together": False, "rehearsal": False}
    job = about | {"cells": cells, "seed": "1", "cell_seconds": 20.0}
    return pair.run(job, {}, {}, 120)


def kill_once(zygote, delay):
    """Kill the process that a zygote has forked, some time after there is one."""
    while not (found := forked(zygote)):
        time.sleep(0.01)
    time.sleep(delay)
    found[0].kill()


def forked(zygote):
    """Return the processes that a zygote has forked and let in: those that lead a session below it."""
    below = psutil.Process(zygote.process.pid).children(recursive=True)
    leading = [process for process in below if os.getsid(process.pid) == process.pid]
    return [process for process in leading if process.parent().name() != "bwrap"]


@pytest.mark.parametrize("role", ["student", "tester"])
@pytest.mark.parametrize("delay", [0.0, 0.5, 1.3])
def test_a_process_that_somebody_kills_costs_no_points(pair, role, delay):
    zygote = getattr(pair, role)
    zygote.ask("overfull")  # answered when what is left of the run before has ended
    thread = threading.Thread(target=kill_once, args=(zygote, delay))
    thread.start()
    ran = run(pair, SLOW, CHECK)
    thread.join()
    assert ran.outputs[0] == []
    assert ran.outputs[1][0]["data"]["text/plain"] == "'passed'"


def test_a_process_that_always_ends_is_the_cells_doing(pair):
    ran = run(pair, "import os\ndef double(x):\n    os._exit(1)", CHECK)
    assert ran.outputs[1][0]["ename"] == "StudentDied"


def test_a_student_killed_on_its_way_into_the_sandbox_costs_no_points(pair, monkeypatch):
    _, sock = pair.student.new_process()
    sock.close()  # of the one that may have been prepared
    request = pair.student.request

    def request_and_kill(operation, *arguments):
        made = request(operation, *arguments)
        if operation == "fork":
            monkeypatch.undo()  # once
            made.wait()
            below = psutil.Process(pair.student.process.pid).children(recursive=True)
            max(below, key=by_pid).kill()
        return made

    monkeypatch.setattr(pair.student, "request", request_and_kill)
    ran = run(pair, "def double(x):\n    return 2 * x", CHECK)
    assert ran.outputs[1][0]["data"]["text/plain"] == "'passed'"


def by_pid(process):
    return process.pid


def test_both_processes_run_on_the_core_of_the_worker(pair):
    where = "import os\ndef double(x):\n    return sorted(os.sched_getaffinity(0))"
    ran = run(pair, where, "import os\n[double(2), sorted(os.sched_getaffinity(0))]")
    assert ran.outputs[1][0]["data"]["text/plain"] == str([[pair.student.core]] * 2)


def test_files_that_the_disk_has_no_room_for_are_not_cut_short(pair, monkeypatch):
    monkeypatch.setattr("lossedu.isolation.pair.tempfile.TemporaryFile", partial(open, "/dev/full", "w+b"))
    with pytest.raises(OSError, match="No space left"):
        pair.student.write({"data.txt": b"x"})


def waited_for(found, seconds=20):
    """Wait until a function finds something; returns whether it did."""
    end = time.monotonic() + seconds
    while not found() and time.monotonic() < end:
        time.sleep(0.01)
    return bool(found())


def test_the_first_processes_are_there_before_anything_is_asked():
    pair = Pair(Kit(WALLS[0]), LIMITS)
    try:
        for zygote in (pair.student, pair.tester):
            assert waited_for(lambda zygote=zygote: forked(zygote))
    finally:
        pair.close()


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """An empty folder for temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("wall", WALLS)
@pytest.mark.parametrize("ends", ["at once", "later"])
def test_a_zygote_that_does_not_start_leaves_nothing(temporary, monkeypatch, wall, ends):
    script = {"at once": "", "later": "import time; time.sleep(0.5)"}[ends]
    monkeypatch.setattr("lossedu.isolation.pair.START_OF_ZYGOTE", script)
    with pytest.raises(sandbox.SandboxError, match="did not start"):
        Pair(Kit(wall), LIMITS)
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("wall", WALLS)
def test_a_zygote_whose_worker_was_killed_takes_its_scratch_folder_with_it(temporary, wall):
    pair = Pair(Kit(wall), LIMITS)
    for zygote in (pair.student, pair.tester):
        zygote.write({"answer.txt": b"x"}).content()
        zygote.sock.close()
        zygote.process.wait(20)
    assert list(temporary.iterdir()) == []
    pair.close()


CORES = """
import json, multiprocessing, os
from lossedu.isolation.pair import core_of_worker
os.sched_setaffinity(0, {allowed})
cores = []
for name in {names}:
    multiprocessing.current_process().name = name
    cores.append(core_of_worker())
print(json.dumps(cores))
"""


def cores_of(allowed, names):
    """Return the cores of workers of these names in a process that may use the allowed cores."""
    program = CORES.format(allowed=set(allowed), names=names)
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return json.loads(said.stdout)


def test_a_worker_takes_a_core_that_it_may_use():
    last = max(os.sched_getaffinity(0))
    assert cores_of([last], ["ForkServerProcess-1", "ForkServerProcess-2", "MainProcess"]) == [last] * 3


def test_workers_of_a_pool_take_one_core_each():
    allowed = sorted(os.sched_getaffinity(0))
    names = [f"ForkServerProcess-{number}" for number in range(3, 3 + len(allowed))]
    assert sorted(cores_of(allowed, names)) == allowed
