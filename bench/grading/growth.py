"""Time for a submission and the coordinator's memory, as the class grows."""

from bench.grading import classes, coordinator
from bench.grading.classes import TINY
from bench.grading.family import must, spent

START = 2  # size of the class that shows what a run takes before the first submission is done
SIZES = (100, 1000)
LARGE = 10_000


def measured(sizes, folder):
    """Return the facts about classes of these sizes, and before them one that is nearly all start."""
    return [of_size(size, folder) for size in (START, *sizes)]


def of_size(size, folder):
    """Grade a class of the tiny assignment; returns its size, seconds and the coordinator's peak memory."""
    course = classes.tiny_course(folder / f"class-{size}", size)
    _, _, *command = classes.grading(course, TINY)
    result = must(spent(["-m", coordinator.__name__, *command], course.root / "grade.log"))
    return {
        "students": size,
        "seconds": result.seconds,
        "peak_bytes": int(result.said.splitlines()[-1]),
    }
