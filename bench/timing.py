"""Times as ratios: two functions take turns in one run, so that what disturbs one disturbs the other."""

import statistics
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """Time of ours over time of the rival, in pairs: the median, and the quartiles as its spread."""

    low: float
    median: float
    high: float

    def __str__(self):
        return f"{self.median:.2f} ({self.low:.2f}–{self.high:.2f})"


def seconds(function):
    """Return the processor time of one call; time in which other programs have the core is not in it."""
    start = time.thread_time()
    function()
    return time.thread_time() - start


def pairs(ours, rival, repeats, clock=seconds):
    """Return (time of ours, time of the rival), ``repeats`` times; who goes first alternates."""
    clock(ours)  # the first calls pay for caches and lazy imports
    clock(rival)
    times = []
    for turn in range(repeats):
        if turn % 2 == 0:
            mine, other = clock(ours), clock(rival)
        else:
            other, mine = clock(rival), clock(ours)
        times.append((mine, other))
    return times


def ratio(times):
    """Return the ratio of pairs of times."""
    low, median, high = statistics.quantiles([mine / other for mine, other in times], n=4)
    return Ratio(low, median, high)


def median_of_ours(times):
    """Return the median time of the first of each pair, in seconds."""
    return statistics.median(mine for mine, _ in times)
