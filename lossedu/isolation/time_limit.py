"""A time limit for work in this very process."""

import signal
import threading
from contextlib import contextmanager


class TimeIsOver(BaseException):
    """The time is over; no Exception, so that nothing on the way takes it for one of its own."""


@contextmanager
def time_limit(seconds):
    """Raise TimeIsOver in what takes longer.

    Signals reach the main thread alone: in any other, such as those of a Dask worker, there is no limit.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def stop(number, frame):
    """What the alarm does."""
    raise TimeIsOver
