"""Plain nbgrader beside `lossedu grade`, on the same submissions, in one run."""

import json
import statistics

from bench.grading import classes, parts, stock, warm
from bench.grading.classes import DEMO
from bench.grading.family import must, spent
from lossedu.grading.journal import Journal

CELL_TIMEOUT = "--cell-timeout=30"  # as plain nbgrader's
TURNS = ("one", "one more", "once more")  # courses that are graded with one worker


def measured(students, folder):
    """Return the facts about a class of so many demo submissions; all courses are made below ``folder``."""
    course, left_out = classes.demo_course(folder / "course", students)
    plain, released = stock.stock_course(course, folder / "stock")
    rehearsed = rehearsal(course, DEMO)
    copies = {name: classes.copied(course, folder / name) for name in ("two", *TURNS, "parts")}
    two = ours(copies["two"], 2)
    autograde = must(stock.run(plain, "autograde"))
    pages = must(stock.run(plain, "generate_feedback"))
    one, cells = in_turns(plain, copies)
    scores = compared(course, stock.scores(plain), stock.scores(copies["two"]))
    return {
        "students": students,
        "left_out": stock.of_left_out(plain, left_out),
        "seconds": {
            "nbgrader generate_assignment": released.seconds,
            "lossedu rehearse": rehearsed.seconds,
            "nbgrader autograde": autograde.seconds,
            "nbgrader generate_feedback": pages.seconds,
            "lossedu grade, two workers": two.seconds,
            "lossedu grade, one worker": statistics.mean(one),
        },
        "cells_warm": statistics.mean(cells),
        "cells_ours": statistics.mean(cells_in_journal(copies[name]) for name in TURNS),
        "parts": of_parts(copies["parts"]),
        "scores": scores,
    }


def rehearsal(course, assignment):
    """Rehearse an assignment, as its instructor does before the release; returns what was Spent."""
    command = ["-m", "lossedu", "rehearse", assignment, "--course", str(course.root)]
    return must(spent(command, course.root / "rehearse.log"))


def ours(course, workers):
    """Grade a course that was rehearsed, and not graded before; returns what was Spent."""
    command = classes.grading(course, DEMO, f"--workers={workers}", CELL_TIMEOUT)
    return must(spent(command, course.root / "grade.log"))


def in_turns(plain, copies):
    """Return the seconds of our runs with one worker and those of the cells alone, taken in turns: a machine
    that slows down slows both.
    """
    cells, runs = [of_warm_cells(plain, copies["two"])], []
    for name in TURNS:
        runs.append(ours(copies[name], 1).seconds)
        cells.append(of_warm_cells(plain, copies["two"]))
    return runs, cells


def of_warm_cells(plain, graded):
    """Return the seconds of all cells, as plain nbgrader has put them right, in a warm process."""
    plans = json.loads((graded.private / "plans" / f"{DEMO}.json").read_text(encoding="utf-8"))["plans"]
    paths = sorted(plain.root.glob(f"autograded/*/{DEMO}/{DEMO}.ipynb"))
    arguments = ["-m", warm.__name__, json.dumps(plans[DEMO]["modules"]), *map(str, paths)]
    return last_line(must(spent(arguments, plain.root / "warm.log")))


def cells_in_journal(course):
    """Return the seconds that cells took in our run, calls from tests to answers included."""
    journal = Journal(course, DEMO)
    return sum(journal.seconds(student).get("cells", 0.0) for student in journal.lines)


def of_parts(course):
    """Return the seconds of each part of our run in one process."""
    arguments = ["-m", parts.__name__, str(course.root), DEMO]
    return last_line(must(spent(arguments, course.root / "parts.log")))


def last_line(result):
    """Return what a command has printed last, which is JSON."""
    return json.loads(result.said.splitlines()[-1])


def compared(course, plain, ours):
    """Return how many points of cells were compared, and each difference."""
    kinds = classes.kinds(course)
    differences = [
        {
            "student": student,
            "kind": kinds[student],
            "cell": cell,
            "nbgrader": plain.get((student, cell), 0.0),
            "lossedu": ours.get((student, cell), 0.0),
        }
        for student, cell in sorted(plain.keys() | ours.keys())
        if plain.get((student, cell), 0.0) != ours.get((student, cell), 0.0)
    ]
    return {"compared": len(plain.keys() | ours.keys()), "differences": differences}
