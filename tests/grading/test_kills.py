"""Whatever process of a run is killed, and whenever: a second run gives what an undisturbed one gives."""

import time
from contextlib import closing

import pytest

from bench.grading import classes, kills
from bench.grading.family import Family

pytestmark = pytest.mark.xdist_group("kills")  # one run, which takes all processors


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    """Each kind of process is killed once."""
    return kills.measured(12, len(kills.KINDS), tmp_path_factory.mktemp("kills"))


def test_every_kind_of_process_was_killed(facts):
    assert facts["kills"] == dict.fromkeys(kills.KINDS, 1)


def test_nothing_differs_from_an_undisturbed_run(facts):
    assert facts["differences"] == []


def test_no_process_is_left_running(facts):
    assert facts["left_running"] == 0


def test_workers_end_with_the_process_that_gives_them_work(tmp_path):
    """Also those that wait for a job: they hold both ends of the pipe that would tell them."""
    course = classes.tiny_course(tmp_path / "course", 200)
    graded = course.autograded("00000", classes.TINY)
    with closing(Family()) as family, open(tmp_path / "log", "w", encoding="utf-8") as log:
        run = kills.start(course, log)
        while not graded.is_dir() and run.poll() is None:
            time.sleep(0.1)
        run.kill()
        assert run.wait() < 0
        left = family.wait(20)
        for process in left:
            process.kill()
        family.wait()
    assert not left


def test_a_difference_is_found():
    wanted = {("grade", 1.0): 1}, {"autograded/1/a.ipynb": b"1"}
    found = {("grade", 2.0): 1}, {"autograded/1/a.ipynb": b"2"}
    lines = kills.differences(*((kills.collections.Counter(rows), files) for rows, files in (wanted, found)))
    assert lines == [
        "missing in the gradebook: ('grade', 1.0)",
        "too much in the gradebook: ('grade', 2.0)",
        "autograded/1/a.ipynb differs",
    ]
