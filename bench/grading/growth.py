"""Time for a submission and the coordinator's memory, as the class grows."""

import statistics

from bench.grading import classes, coordinator
from bench.grading.classes import TINY
from bench.grading.family import must, spent

START = 2  # size of the class that shows what a run takes before the first submission is done
SIZES = (100, 1000)
LARGE = 10_000
SMALL = 100  # students, up to which a class is graded several times: one run says little of a short time
TURNS = 5


def measured(sizes, folder):
    """Return the facts about classes of these sizes, and before them one that is nearly all start.

    The small ones are graded in turns, so that a machine that slows down slows all of them.
    """
    runs = {size: [] for size in (START, *sizes)}
    for turn in range(TURNS):
        for size, found in runs.items():
            if turn == 0 or size <= SMALL:
                found.append(of_size(size, folder / f"class-{size}-{turn}"))
    return [{"students": size, "runs": len(found)} | medians(found) for size, found in runs.items()]


def medians(runs):
    """Return the median of each fact of some runs."""
    return {fact: statistics.median(run[fact] for run in runs) for fact in runs[0]}


def of_size(size, folder):
    """Grade a class of the tiny assignment; returns the seconds and the coordinator's peak memory."""
    course = classes.tiny_course(folder, size)
    _, _, *command = classes.grading(course, TINY)
    result = must(spent(["-m", coordinator.__name__, *command], course.root / "grade.log"))
    return {"seconds": result.seconds, "peak_bytes": int(result.said.splitlines()[-1])}
