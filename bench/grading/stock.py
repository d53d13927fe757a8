"""Plain nbgrader: its own steps and its own Execute, with hidden tests in the student's process."""

import shutil

from nbgrader.api import Gradebook

from bench.grading.classes import DEMO
from bench.grading.family import must, spent
from lossedu.grading.course import Course

SETTINGS = """\
c = get_config()
c.ClearMarkScheme.enforce_metadata = False  # the assignment's rubrics stand in its questions
c.Execute.timeout = 30
"""


def stock_course(course, folder):
    """Make a course of plain nbgrader with the same source and submissions, and release the assignment.

    Returns the Course and what the release has Spent.
    """
    for name in ("source", "submitted", "left_out"):
        shutil.copytree(course.root / name, folder / name)
    (folder / "nbgrader_config.py").write_text(SETTINGS, encoding="utf-8")
    stock = Course(folder)
    return stock, must(run(stock, "generate_assignment"))


def run(stock, step, *options):
    """Run a step of nbgrader on the assignment; returns what was Spent."""
    arguments = ["-m", "nbgrader", step, DEMO, *options]
    return spent(arguments, stock.root / f"{step}.log", cwd=stock.root)


def scores(course):
    """Return the points that tests gave, by (student, cell), from a course's gradebook."""
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        found = {
            (submission.student.id, grade.name): grade.auto_score or 0.0
            for submission in gradebook.assignment_submissions(DEMO)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }
    gradebook.engine.dispose()
    return found


def of_left_out(stock, names):
    """Return what plain nbgrader makes of each kind of submission that is left out of the class."""
    return {kind: said_of(stock, name) for kind, name in names.items()}


def said_of(stock, name):
    """Hand one submission in, have it graded alone, and say what came of it."""
    shutil.move(stock.root / "left_out" / name, stock.root / "submitted" / name)
    result = run(stock, "autograde", f"--student={name}")
    points = sum(value for (student, _), value in scores(stock).items() if student == name)
    shutil.move(stock.root / "submitted" / name, stock.root / "left_out" / name)
    if "nbgrader update" in result.said:
        return "ends the whole class with a message about an old format"
    if result.status:
        return "is not graded, and the command fails in the end"
    return f"takes {result.seconds:.0f} s and gets {points:g} points"
