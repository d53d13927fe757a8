"""Where submissions are graded: processes of this machine, or a Dask cluster."""

from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from lossedu.grading.course import CourseError

LOCAL = "local"


@contextmanager
def engine(name, workers):
    """Open an executor in the sense of concurrent.futures, and close it with all its work.

    ``name`` is "local", for so many processes of this machine, or the address of a Dask scheduler such as
    tcp://HOST:8786. A worker gets submissions as plain data and returns plain data. Raises CourseError.
    """
    opened = local_engine(workers) if name == LOCAL else dask_engine(name)
    with opened as executor:
        yield executor


@contextmanager
def local_engine(workers):
    """Processes that know nothing of this one: what it has in memory is none of theirs."""
    executor = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def dask_engine(address):
    """A cluster whose workers have this version of lossedu, with a wall of their own."""
    if "://" not in address:
        raise CourseError(f"--engine must be {LOCAL!r} or an address such as tcp://HOST:8786, not {address!r}")
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise CourseError('Dask is missing; install it with: python -m pip install "lossedu[cluster]"') from None
    try:
        client = Client(address, timeout="30s")
    except OSError as error:
        raise CourseError(f"no Dask scheduler answers at {address}: {error}") from None
    with client, client.get_executor(pure=False, retries=1) as executor:
        yield executor
