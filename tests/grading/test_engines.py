"""A class is graded alike by processes of this machine and by a Dask cluster, and a cluster's troubles are
told in plain words.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from types import SimpleNamespace

import pytest
import trustme
from gradebooks import contents

from lossedu.grading import engines, pairs
from lossedu.grading.course import CourseError
from lossedu.grading.engines import Crew, dask_engine, refuse_other_packages

pytestmark = pytest.mark.xdist_group("dask")

TOY = "toy"
LOCAL_ONLY = ("--host", "127.0.0.1", "--no-dashboard")
DIES = "__import__('os')._exit(1)"
TLS_FLAGS = ("--tls-ca-file", "--tls-cert", "--tls-key")


@contextmanager
def program(*arguments):
    """Run one of Dask's programs for a while."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)


@contextmanager
def scheduler(folder, *options):
    """A scheduler on a free port; yields its address."""
    file = folder / "scheduler.json"
    place = ("--port", "0", "--scheduler-file", str(file))
    with program("scheduler", *LOCAL_ONLY, *place, *options) as process:
        while not file.is_file() or not file.read_text():
            assert process.poll() is None, "the scheduler has ended"
            time.sleep(0.1)
        yield json.loads(file.read_text())["address"]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Address of a scheduler with two workers of two threads each."""
    folder = tmp_path_factory.mktemp("dask")
    with scheduler(folder) as address:
        places = ("--local-directory", str(folder))
        with program("worker", address, *LOCAL_ONLY, "--nworkers", "2", "--nthreads", "2", *places):
            yield address


@pytest.fixture
def impatient(monkeypatch):
    """Nobody waits for what is not going to come."""
    monkeypatch.setattr(engines, "PATIENCE", 2)


def grade(course, *options, **environment):
    """Grade the toy course with the command of that name, warnings being errors."""
    command = [sys.executable, "-W", "error", "-m", "lossedu", "grade", TOY, "--course", str(course)]
    env = os.environ | environment
    return subprocess.run([*command, *options], capture_output=True, text=True, check=False, env=env)


@pytest.fixture
def certified(tmp_path):
    """Paths of an authority's certificate, and of one that it gave to this machine, with its key."""
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    (certificate,) = issued.cert_chain_pems
    pems = {"ca": authority.cert_pem, "cert": certificate, "key": issued.private_key_pem}
    for name, pem in pems.items():
        pem.write_to_path(tmp_path / f"{name}.pem")
    return [str(tmp_path / f"{name}.pem") for name in pems]


def test_a_cluster_grades_as_this_machine_does(cluster, toy, tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    course = toy.make_course(here)
    toy.hand_in(course, "001", toy.answered(why="Two equal signs."))
    toy.hand_in(course, "002", toy.answered(double="def double(x):\n    return 3 * x"))
    toy.hand_in(course, "003", toy.answered(square="def square(x):\n    return 1 / 0"))
    toy.hand_in(course, "004", b"{")
    toy.hand_in(course, "005", toy.answered(double="import os\nos._exit(1)"))
    shutil.copytree(here, there)
    for root, options in ((here, []), (there, ["--engine", cluster])):
        run = grade(root, *options)
        assert run.returncode == 0, run.stderr
    for name in ("scores.csv", "reviews.csv", "feedback/002/toy/toy.html"):
        assert (there / name).read_text() == (here / name).read_text()
    url = f"sqlite:///{{}}{os.sep}gradebook.db"
    found = contents(url.format(there))
    assert found == contents(url.format(here))
    assert len(found["grade"]) == 5 * 3


def test_a_cluster_with_certificates_grades_for_those_who_have_them(certified, toy, tmp_path):
    course = toy.make_course(tmp_path)
    toy.hand_in(course, "001", toy.answered(why="Two equal signs."))
    flags = [part for pair in zip(TLS_FLAGS, certified, strict=True) for part in pair]
    with scheduler(tmp_path, "--protocol", "tls", *flags) as address:
        assert address.startswith("tls://")
        with program("worker", address, *LOCAL_ONLY, "--nthreads", "1", *flags):
            stranger = grade(tmp_path, "--engine", address)
            assert stranger.returncode == 1
            names = ", ".join(engines.CERTIFICATE)
            assert stranger.stderr == (f"lossedu: {address} wants a certificate: name its files in {names}\n")
            lost = grade(tmp_path, "--engine", address, **dict.fromkeys(engines.CERTIFICATE, "lost.pem"))
            assert lost.returncode == 1
            assert f"no Dask scheduler answers at {address}: [Errno 2]" in lost.stderr
            named = dict(zip(engines.CERTIFICATE, certified, strict=True))
            insider = grade(tmp_path, "--engine", address, **named)
    assert insider.returncode == 0, insider.stderr
    assert (tmp_path / "feedback/001/toy/toy.html").is_file()


def test_threads_of_a_worker_take_turns_at_its_warm_processes(monkeypatch):
    running, most = [], []

    def run(*_):
        running.append(1)
        time.sleep(0.05)
        most.append(len(running))
        running.pop()

    monkeypatch.setattr(pairs, "pair_of", lambda _: SimpleNamespace(run=run))
    with ThreadPoolExecutor(4) as threads:
        for _ in range(4):
            threads.submit(pairs.ran_by_pair, None, {}, {}, {}, 1.0)
    assert most == [1] * 4


@pytest.mark.parametrize("name", ["cluster", "local"])
def test_a_job_that_ends_its_workers_costs_the_others_nothing(request, name):
    """Whoever is with it on a worker is done again alone."""
    jobs = [("good", "1 + 1"), ("bad", DIES), ("wrong", "1 / 0"), ("late", "2 + 2")]
    with closing(Crew(request.getfixturevalue("cluster") if name == "cluster" else name, 2)) as crew:
        results = list(crew.results(eval, jobs))
    assert {key: (result, type(error).__name__) for key, result, error in results} == {
        "good": (2, "NoneType"),
        "bad": (None, "BrokenProcessPool"),
        "wrong": (None, "ZeroDivisionError"),
        "late": (4, "NoneType"),
    }


def pid(_):
    """Return the process in which this runs."""
    return os.getpid()


def test_workers_that_are_told_to_stop_say_nothing(capfd):
    """Ctrl-C reaches all processes of a run; the first one speaks for all."""
    with closing(Crew("local", 1)) as crew:
        ((_, worker, _),) = crew.results(pid, [("first", 0)])
        os.kill(worker, signal.SIGINT)
        ((_, next_worker, _),) = crew.results(pid, [("second", 0)])
    assert next_worker not in (worker, None)
    assert capfd.readouterr().err == ""


def wall_of_worker():
    """Return what a new worker finds in the variable that names its wall."""
    with closing(Crew("local", 1)) as crew:
        ((_, found, error),) = crew.results(os.getenv, [("first", "LOSSEDU_WALL")])
    assert error is None
    return found


def test_workers_have_the_environment_of_the_run(monkeypatch):
    for wall in ("bubblewrap", "landlock"):
        monkeypatch.setenv("LOSSEDU_WALL", wall)
        assert wall_of_worker() == wall
    monkeypatch.delenv("LOSSEDU_WALL")
    assert wall_of_worker() is None


def test_one_that_cannot_be_made_warm_works_all_the_same(monkeypatch, capfd):
    monkeypatch.setattr(engines.process, "give_way", bool)  # this process has no way to give
    with closing(Crew("local", 1)) as crew:
        crew.warm({"plans": {"odd": {}}}, "nowhere")
        assert list(crew.results(eval, [("first", "1")])) == [("first", 1, None)]
    assert capfd.readouterr().err == ""


def test_a_cluster_says_how_many_jobs_it_does_at_a_time(cluster):
    with dask_engine(cluster) as engine:
        assert engine.workers in (2, 4)  # one of the two may be starting


def test_no_scheduler(impatient):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # not listened to
        address = f"tcp://127.0.0.1:{nobody.getsockname()[1]}"
        message = f"no Dask scheduler answers at {address}"
        with pytest.raises(CourseError, match=message), dask_engine(address):
            pass


def test_no_workers(impatient, tmp_path):
    with (
        scheduler(tmp_path) as address,
        pytest.raises(CourseError, match=f"has no workers; start one with: dask worker {address}"),
        dask_engine(address),
    ):
        pass


def test_a_scheduler_that_goes_away_ends_the_run(impatient, tmp_path):
    """What came before is kept; the rest is told apart by no result, neither right nor wrong."""
    with scheduler(tmp_path) as address, program("worker", address, *LOCAL_ONLY, "--nthreads", "1"):
        engines.PATIENCE = 60
        stop = "__import__('distributed').get_client().shutdown()"
        with closing(Crew(address, 2)) as crew:
            results = crew.results(eval, [("first", "1"), ("end", stop), ("last", "2")])
            assert next(results) == ("first", 1, None)
            engines.PATIENCE = 2
            with pytest.raises(CourseError, match="no Dask scheduler answers"):
                list(results)


def test_workers_that_have_all_gone_are_asked_for(impatient, tmp_path, capsys):
    """The run waits, says so once, and goes on with a worker that comes."""
    with scheduler(tmp_path) as address, closing(Crew(address, 1)) as crew:
        lone = ("worker", address, *LOCAL_ONLY, "--nthreads", "1", "--no-nanny")
        engines.PATIENCE = 60
        with program(*lone) as worker:
            results = crew.results(eval, [("first", "1"), ("second", "1 + 1")])
            assert next(results) == ("first", 1, None)
            worker.kill()
            worker.wait()
            engines.PATIENCE = 2
            late = [("third", "3"), ("fourth", "4")]
            with ThreadPoolExecutor(1) as threads:
                waiting = threads.submit(list, crew.results(eval, late))
                while "has no workers" not in (said := capsys.readouterr().err):
                    assert not waiting.done()
                    time.sleep(0.1)
                time.sleep(2 * engines.PATIENCE + 1)
                with program(*lone):
                    assert sorted(waiting.result(60)) == [("fourth", 4, None), ("third", 3, None)]
    assert f"start one with: dask worker {address} --nthreads 1; the submissions wait for it" in said
    assert "has no workers" not in capsys.readouterr().err


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "http://127.0.0.1:8786", "dask"])
def test_what_is_no_address(address):
    with pytest.raises(CourseError, match=r"an address such as tcp://HOST:8786, not"), dask_engine(address):
        pass


def test_workers_with_another_package_are_refused():
    client = SimpleNamespace(run=lambda _: {"tcp://a": "another"})
    with pytest.raises(CourseError, match="another version of lossedu than this machine: tcp://a"):
        refuse_other_packages(client)


def test_workers_without_the_package_are_refused():
    def run(_):
        raise ModuleNotFoundError("No module named 'lossedu'")

    with pytest.raises(CourseError, match="No module named 'lossedu'; install"):
        refuse_other_packages(SimpleNamespace(run=run))
