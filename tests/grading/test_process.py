"""A job runs in a process of its own: whatever becomes of that, the run gets an answer."""

import os
import subprocess
import sys
import time

import psutil
import pytest

from lossedu.grading import process
from lossedu.grading.outcome import FAILED, OK, UNGRADED


def jobs(monkeypatch, **made):
    """Let the new process find the given functions, by forking from this one."""
    import multiprocessing

    from lossedu.grading import worker

    for name, job in made.items():
        monkeypatch.setattr(worker, name, job, raising=False)
    monkeypatch.setattr(process, "start_context", lambda: multiprocessing.get_context("fork"))


pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="these jobs reach their process by fork"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]


def test_outcome_and_output_come_back(monkeypatch, tmp_path):
    def job(word):
        print("said", word)
        return process.Outcome("001", OK, [word])

    jobs(monkeypatch, job=job)
    outcome = process.run("job", "001", {"word": "hello"}, tmp_path / "log", 60)
    assert outcome == process.Outcome("001", OK, ["hello"])
    assert "said hello" in (tmp_path / "log").read_text()


def test_time_limit_ends_the_process_and_its_children(monkeypatch, tmp_path):
    def job():
        import subprocess
        import sys

        child = subprocess.Popen(
            [sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True
        )
        (tmp_path / "child").write_text(str(child.pid))
        time.sleep(600)

    jobs(monkeypatch, job=job)
    outcome = process.run("job", "001", {}, tmp_path / "log", 3)
    assert (outcome.status, outcome.reasons) == (UNGRADED, ["the notebook did not finish within 3 s"])
    child = int((tmp_path / "child").read_text())
    assert not psutil.pid_exists(child) or psutil.Process(child).status() == psutil.STATUS_ZOMBIE


def test_death_without_an_answer_is_a_fault_of_the_machine(monkeypatch, tmp_path):
    jobs(monkeypatch, job=lambda: os._exit(3))
    outcome = process.run("job", "001", {}, tmp_path / "log", 60)
    assert outcome.status == FAILED
    assert str(tmp_path / "log") in outcome.why


def test_exception_is_a_fault_of_the_machine_and_in_the_log(monkeypatch, tmp_path):
    def job():
        raise LookupError("a fault in the grader")

    jobs(monkeypatch, job=job)
    assert process.run("job", "001", {}, tmp_path / "log", 60).status == FAILED
    assert "LookupError: a fault in the grader" in (tmp_path / "log").read_text()


@pytest.mark.parametrize(("before", "after"), [(0, process.NICENESS), (9, 9)])
def test_who_gives_way_never_takes_it(before, after):
    program = (
        "import os; from lossedu.grading import process; "
        f"os.nice({before} - os.nice(0)); process.give_way(); print(os.nice(0))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert int(said.stdout) == after


def test_a_module_that_cannot_be_made_ready_stops_nobody(monkeypatch):
    """Where it is needed, it will say why."""
    monkeypatch.setitem(sys.modules, "unready", None)
    process.make_ready("unready")


READY = """
import fastjsonschema
from lossedu.grading import submission, task
task.make_ready()
del fastjsonschema.compile
notebook = b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
print(submission.parse("a.ipynb", notebook)[0].nbformat)
"""


def test_a_worker_that_is_ready_has_what_validates_notebooks():
    said = subprocess.run([sys.executable, "-c", READY], capture_output=True, text=True, check=True)
    assert said.stdout == "4\n"
