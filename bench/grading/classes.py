"""The courses that are graded: the demo class of assignment 4, and classes of a tiny assignment."""

import csv
import os
import shutil
import sys
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from lossedu import demo
from lossedu.grading.course import Course
from lossedu.grading.environment import environment, with_own_programs

ROOT = Path(__file__).resolve().parents[2]
DEMO = "04-softmax-and-categorical-cross-entropy"
LEFT_OUT = ("infinite loop", "duplicated cell", "corrupt file")  # plain nbgrader waits, stops, cannot read
SEED = 1
TINY = "tiny"

SOLUTION = "def double(x):\n    ### BEGIN SOLUTION\n    return x + x\n    ### END SOLUTION"
TEST = "assert double(3) == 6\n### BEGIN HIDDEN TESTS\nassert double(-21) == -42\n### END HIDDEN TESTS"
ANSWERS = (  # right in two of four
    "def double(x):\n    return 2 * x  # {}",
    "def double(x):\n    print({})\n    return x + x",
    "def double(x):\n    return x * x + {}",
    "def double(x):\n    raise ValueError({})",
)


def demo_course(folder, students):
    """Make a course with so many demo submissions of assignment 4; the kinds of LEFT_OUT are not among them.

    Returns the Course and, by kind, the names of those who are left out; their work is in ``left_out/``.
    """
    sys.path.insert(0, str(ROOT / "tools"))
    import make_exercises  # a script of tools/

    course = Course(folder)
    with environment(with_own_programs()):
        source = make_exercises.source_notebook(ROOT / "solutions" / f"{DEMO}.py")
        make_exercises.release(source, DEMO, folder)
    demo.write_class(folder, students + len(LEFT_OUT), SEED, DEMO)
    left_out = {kind: name for name, kind in kinds(course).items() if kind in LEFT_OUT}
    for name in left_out.values():
        shutil.move(folder / "submitted" / name, folder / "left_out" / name)
    return course, left_out


def kinds(course):
    """Return the kind of each demo student by name."""
    with open(course.root / "expected.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["student"]: kind_in(row["why"]) for row in rows}


def kind_in(why):
    """Return the kind of student that a sentence of expected.csv is about."""
    return next((kind for kind in demo.SINGLE_KINDS if why.startswith(kind)), demo.MISTAKES_KIND)


def tiny_course(folder, students):
    """Make a course with so many submissions of an assignment of one short task; returns the Course."""
    source = tiny_notebook(SOLUTION)
    (folder / "source" / TINY).mkdir(parents=True)
    nbformat.write(source, folder / "source" / TINY / f"{TINY}.ipynb")
    (folder / "nbgrader_config.py").write_text("c = get_config()\nc.Execute.timeout = 30\n", encoding="utf-8")
    course = Course(folder)
    for number in range(students):
        path = course.submitted(f"{number:05}", TINY) / f"{TINY}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(tiny_notebook(ANSWERS[number % len(ANSWERS)].format(number)), path)
    course.secret()
    return course


def tiny_notebook(answer):
    """Return the notebook of the tiny assignment with an answer in it."""
    cells = [
        code_cell("double", answer, solution=True),
        code_cell("double-test", TEST, grade=True, locked=True, points=2),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def code_cell(grade_id, source, **about):
    """Return a cell with nbgrader's metadata."""
    plain = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
    metadata = {"nbgrader": plain | about | {"grade_id": grade_id}}
    return new_code_cell(source, id=grade_id, metadata=metadata)


def copied(course, folder):
    """Return a copy of a course that was not graded yet."""
    shutil.copytree(course.root, folder)
    return Course(folder)


def grading(course, assignment, *options):
    """Return the command that grades an assignment of a course."""
    return ["-m", "lossedu", "grade", assignment, "--course", str(course.root), *options]


def surroundings():
    """Return the environment in which every command of the benchmark runs: Python keeps what it has compiled,
    as it does wherever nobody has forbidden it.
    """
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | with_own_programs() | {"PYTHONPATH": path}
