"""What the two processes of a notebook do when somebody else ends one of them."""

import os
import threading
import time

import psutil
import pytest

from lossedu.isolation import sandbox
from lossedu.isolation.job import STUDENT, TEST
from lossedu.isolation.pair import Kit, Pair

LIMITS = {"memory": 4 << 30, "cpu": 60}
SLOW = "import time\ntime.sleep(1)\ndef double(x):\n    time.sleep(x / 6)\n    return 2 * x"
CHECK = "assert double(3) == 6\n'passed'"


@pytest.fixture(scope="module")
def pair():
    pair = Pair(Kit(sandbox.available_walls()[0]))
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
    return pair.run(job, {}, {}, LIMITS, 120)


def kill_once(zygote, delay):
    """Kill the process that a zygote has forked, some time after there is one."""
    while not (found := forked(zygote)):
        time.sleep(0.01)
    time.sleep(delay)
    found[0].kill()


def forked(zygote):
    """Return the processes that a zygote has forked: those that lead a session below the zygote's."""
    below = psutil.Process(zygote.process.pid).children(recursive=True)
    return [p for p in below if p.pid not in zygote.own and os.getsid(p.pid) == p.pid]


@pytest.mark.parametrize("role", ["student", "tester"])
@pytest.mark.parametrize("delay", [0.0, 0.5, 1.3])
def test_a_process_that_somebody_kills_costs_no_points(pair, role, delay):
    zygote = getattr(pair, role)
    zygote.own = {p.pid for p in psutil.Process(zygote.process.pid).children(recursive=True)}
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
    fork = pair.student.fork

    def fork_and_kill(limits, core):
        monkeypatch.undo()  # once
        made = fork(limits, core)
        below = psutil.Process(pair.student.process.pid).children(recursive=True)
        max(below, key=by_pid).kill()
        return made

    monkeypatch.setattr(pair.student, "fork", fork_and_kill)
    ran = run(pair, "def double(x):\n    return 2 * x", CHECK)
    assert ran.outputs[1][0]["data"]["text/plain"] == "'passed'"


def by_pid(process):
    return process.pid
