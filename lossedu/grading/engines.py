"""Where submissions are graded: processes of this machine, or a Dask cluster."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import islice

from tqdm import tqdm

from lossedu.grading import process
from lossedu.grading.course import CourseError
from lossedu.grading.journal import fingerprint_of_package

LOCAL = "local"
ADDRESSES = ("tcp://", "tls://")  # of a Dask scheduler
CERTIFICATE = [f"DASK_DISTRIBUTED__COMM__TLS__{name}" for name in ("CA_FILE", "CLIENT__CERT", "CLIENT__KEY")]
AHEAD = 3  # jobs handed out for each worker
EARLY = 30  # jobs for each worker that can be begun before anybody takes a result
MOST_BROKEN = 3  # pools of workers that may die over the same job
DEATHS = ("BrokenProcessPool", "CancelledError", "KilledWorker")  # by name, since Dask need not be there
PATIENCE = 10  # seconds in which a scheduler has to answer, and to have a worker


@dataclass(frozen=True)
class Engine:
    """An executor in the sense of concurrent.futures, and the number of jobs that it does at a time.

    ``complaint()`` returns what to say while nothing is done: that nobody is there to do it.
    """

    executor: Executor
    workers: int
    complaint: Callable


class Crew:
    """Workers for one run; they are started with the first job, and again where some have died, and ended by
    close().
    """

    def __init__(self, name, workers):
        self.name = name
        self.workers = workers
        self.engine = None
        self.opened = ExitStack()
        self.begun = {}

    def begin(self, function, jobs):
        """Have the first of some (key, job) begun here; results() takes over those that it is to do."""
        if self.name != LOCAL:
            return
        engine = self.open()
        with suppress(BrokenProcessPool):
            for key, job in islice(jobs, EARLY * engine.workers):
                self.begun[function, key] = job, engine.executor.submit(function, job)

    def submit(self, engine, function, key, job):
        """Return the future of a job, which may have been begun already; of another one begun for its key
        nobody wants to know any more.
        """
        begun, future = self.begun.pop((function, key), (None, None))
        if begun == job:
            return future
        if future is not None:
            future.cancel()
        return engine.executor.submit(function, job)

    def results(self, function, jobs):
        """Yield (key, result, exception) for each (key, job) as it is done; one of the two last is None.

        ``jobs`` is gone through a few at a time, so that not all are in memory at once. Where workers die,
        the jobs that they had are done again one by one, so that none pays for another; of one at which they
        die again the exception says that they died.
        """
        jobs = iter(jobs)
        broken = None
        while broken != []:
            broken = []
            engine = self.open()
            yield from self.done_by(engine, function, jobs, AHEAD * engine.workers, broken)
            if broken:
                self.close()
            for key, job in broken:
                yield from self.alone(function, key, job)

    def alone(self, function, key, job):
        """Yield (key, result, exception) of a job that is done while there is no other."""
        for _ in range(MOST_BROKEN):
            broken = []
            yield from self.done_by(self.open(), function, iter([(key, job)]), 1, broken)
            if not broken:
                return
            self.close()
        yield key, None, BrokenProcessPool("the processes that grade have died")

    def done_by(self, engine, function, jobs, ahead, broken):
        """Have jobs done by one engine, so many at a time; those that it did not survive are put into
        ``broken``.
        """
        running = {}
        complained = False
        while not broken or running:
            for key, job in islice(jobs, 0 if broken else ahead - len(running)):
                try:
                    running[self.submit(engine, function, key, job)] = key, job
                except BrokenProcessPool:
                    broken.append((key, job))
            if not running:
                return
            done, _ = wait(running, PATIENCE, FIRST_COMPLETED)
            if not (done or complained) and (complaint := engine.complaint()):
                tqdm.write(complaint, file=sys.stderr)
                complained = True
            for future in done:
                key, job = running.pop(future)
                error = error_of(future)
                if is_death(error):
                    broken.append((key, job))
                else:
                    yield key, None if error else future.result(), error

    def warm(self, kept, source):
        """Have workers of this machine load what kept plans say, and what pages show of the folder of their
        source; the caller has its own things to load, and gives way to them.
        """
        if self.name != LOCAL or kept is None:
            return
        engine = self.open()
        for _ in range(engine.workers):
            engine.executor.submit(process.warm, kept, str(source))
        process.give_way()  # they have started, and so they stay as they are

    def open(self):
        """The Engine, opened if need be."""
        if self.engine is None:
            self.engine = self.opened.enter_context(engine_of(self.name, self.workers))
        return self.engine

    def close(self):
        """End the workers and what they still do."""
        self.engine = None
        self.begun.clear()
        self.opened.close()


def error_of(future):
    """The exception of a job that is done, or None; a cluster that is gone has cancelled it."""
    return CancelledError() if future.cancelled() else future.exception()


def is_death(error):
    """Whether an exception says that a worker has died, and nothing of its job."""
    return type(error).__name__ in DEATHS


@contextmanager
def engine_of(name, workers):
    """Open an Engine, and close it with all its work.

    ``name`` is "local", for so many processes of this machine, or the address of a Dask scheduler such as
    tcp://HOST:8786. A worker gets submissions as plain data and returns plain data. Raises CourseError.
    """
    opened = local_engine(workers) if name == LOCAL else dask_engine(name)
    with opened as engine:
        yield engine


@contextmanager
def local_engine(workers):
    """Processes that know nothing of this one: what it has in memory is none of theirs."""
    executor = ProcessPoolExecutor(
        workers, process.start_context(), initializer=process.begin, initargs=(dict(os.environ),)
    )
    try:
        yield Engine(executor, workers, complaint=lambda: "")
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def dask_engine(address):
    """A cluster whose workers have this very package, with a wall of their own."""
    if not address.startswith(ADDRESSES):
        raise CourseError(
            f"--engine must be {LOCAL!r} or an address such as tcp://HOST:8786, not {address!r}"
        )
    with connected(address) as client:
        refuse_other_packages(client)
        executor = client.get_executor(pure=False, retries=1)

        def complaint():
            return "" if client.nthreads() else f"{no_workers(address)}; the submissions wait for it"

        try:
            yield Engine(executor, sum(client.nthreads().values()), complaint)
        finally:
            executor.shutdown(wait=False)  # cancels what is left


def no_workers(address):
    """What to say of a scheduler without workers."""
    return (
        f"the Dask scheduler at {address} has no workers; start one with: dask worker {address} --nthreads 1"
    )


def connected(address):
    """A client of the scheduler at an address, once it has a worker."""
    try:
        from distributed import Client, Security
    except ModuleNotFoundError:
        raise CourseError(
            'Dask is missing; install it with: python -m pip install "lossedu[cluster]"'
        ) from None
    try:
        if address.startswith("tls://") and not Security().get_connection_args("client").get("ssl_context"):
            raise CourseError(f"{address} wants a certificate: name its files in {', '.join(CERTIFICATE)}")
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CourseError(f"no Dask scheduler answers at {address}: {error}") from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        client.close()
        raise CourseError(no_workers(address)) from None
    return client


def refuse_other_packages(client):
    """Every worker has to grade as this machine would: its lossedu must be the same to the letter."""
    try:
        found = client.run(fingerprint_of_package)
    except ModuleNotFoundError as error:
        raise CourseError(f"a Dask worker cannot grade: {error}; install lossedu[cluster] there") from None
    ours = fingerprint_of_package()
    others = sorted(worker for worker, theirs in found.items() if theirs != ours)
    if others:
        raise CourseError(
            f"Dask workers have another version of lossedu than this machine: {', '.join(others)}"
        )
