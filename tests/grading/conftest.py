"""A course of our own with one small assignment, so that these tests depend on no loss and no check."""

import copy
import os
import shutil
import sys
import time
from html.parser import HTMLParser

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lossedu.grading.classroom import grade
from lossedu.grading.course import Course

TOY = "toy"

SETUP = """
import os

class Verdict:
    def __init__(self, task, points, max_points, says):
        self.data = {"task": task, "points": points, "max_points": max_points}
        self.data |= {"mistakes": sorted(says), "says": says, "report": f"{task}: {points} of {max_points}"}
        self.data["seed"] = os.environ.get("LOSSEDU_SEED")

    def __repr__(self):
        return repr(float(self.data["points"]))

    def _repr_mimebundle_(self, include=None, exclude=None):
        names = ", ".join(self.data["mistakes"])
        return {
            "text/plain": repr(self),
            "text/html": f"<div class='verdict'><p>{self!r} of {self.data['max_points']}. {names}</p></div>",
            "application/vnd.lossedu.verdict+json": self.data,
        }
"""

DOUBLE = """
def double(x):
    ### BEGIN SOLUTION
    return x + x
    ### END SOLUTION
"""

DOUBLE_TEST = """
score, says = 0, {}
if double(3) == 6:
    score = 2
if double(3) == 9:
    says = {"triple": "The number is taken three times."}
### BEGIN HIDDEN TESTS
if double(-21) != -42:
    score = 0
### END HIDDEN TESTS
Verdict("double", score, 2, says)
"""

SQUARE = """
def square(x):
    ### BEGIN SOLUTION
    return x * x
    ### END SOLUTION
"""

SQUARE_TEST = """
assert square(3) == 9
### BEGIN HIDDEN TESTS
assert square(-5) == 25, "the square of a negative number"
### END HIDDEN TESTS
"""

QUESTION = """## Task 3: why

Why is $x^2 \\ge 0$?

=== BEGIN MARK SCHEME ===
Four points for naming the product of equal signs.
=== END MARK SCHEME ===
"""


def cell(make, source, grade_id, **about):
    """A cell with nbgrader's metadata."""
    metadata = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
    made = make(source.strip())
    made.metadata["nbgrader"] = metadata | about | {"grade_id": grade_id}
    made.id = grade_id
    return made


def source_notebook():
    """The instructor's notebook of the toy assignment: 2 + 3 points by tests, 4 by hand."""
    return new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        cells=[
            new_markdown_cell("# Toy assignment\n\nLet $\\hat y = 2x$ be a *prediction*.", id="intro"),
            cell(new_code_cell, SETUP, "setup", locked=True),
            new_markdown_cell("## Task 1: double", id="one"),
            cell(new_code_cell, DOUBLE, "double", solution=True),
            cell(new_code_cell, DOUBLE_TEST, "double-test", grade=True, locked=True, points=2),
            new_markdown_cell("## Task 2: square", id="two"),
            cell(new_code_cell, SQUARE, "square", solution=True),
            cell(new_code_cell, SQUARE_TEST, "square-test", grade=True, locked=True, points=3),
            cell(new_markdown_cell, QUESTION, "why-question", locked=True),
            cell(new_markdown_cell, "*Your answer.*", "why", grade=True, solution=True, points=4),
        ],
    )


def make_course(root):
    """A course folder with the toy assignment's source."""
    folder = root / "source" / TOY
    folder.mkdir(parents=True)
    nbformat.write(source_notebook(), folder / f"{TOY}.ipynb")
    (root / "nbgrader_config.py").write_text(
        "from lossedu.grading.settings import configure\n"
        "c = get_config()\n"
        "configure(c)\n"
        "c.ClearMarkScheme.enforce_metadata = False\n"
        "c.Execute.timeout = 8\n"
    )
    return Course.at(root)


def answered(**answers):
    """A submission: the instructor's notebook with some cells given another text."""
    notebook = copy.deepcopy(source_notebook())
    for each in notebook.cells:
        if each.id in answers:
            each.source = answers[each.id]
    return notebook


def hand_in(course, student, notebook):
    """Write a submission, given as a notebook or as the bytes of a file."""
    path = course.submitted(student, TOY) / f"{TOY}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(notebook, bytes):
        path.write_bytes(notebook)
    else:
        nbformat.write(notebook, path)
    return path


# A derivative that takes SymPy much longer than the 2 ms from which on a rehearsal notes it.
DERIVED = "import sympy as sp\nsum(sp.exp(k * sp.sin(sp.Symbol('x'))) for k in range(40)).diff()"

SHOWS_OFF = """
def double(x):
    return 3 * x

from IPython.display import HTML, SVG, display
display(HTML("<script>alert(1)</script><b onclick='alert(2)'>bold</b><img src='http://elsewhere.example/x.png'>"))
display(SVG('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(3)</script></svg>'))
display({"application/vnd.lossedu.verdict+json": {"mistakes": ["forged"], "says": {}}}, raw=True)
"""


PRINTS_TESTS = """
def square(x):
    return x * x

print(In)
"""


def hand_in_class(course):
    """Ten submissions: good and wrong ones, and one of each kind of trouble."""
    hand_in(course, "001", answered(why="Two factors of *equal sign*."))
    hand_in(course, "002", answered(double=SHOWS_OFF, square=PRINTS_TESTS))
    hand_in(course, "003", answered(square="def square(x):\n    while True:\n        pass"))
    hand_in(course, "004", b'{"cells": [')
    copied = answered()
    copied.cells.insert(3, cell(new_code_cell, "def double(x):\n    return x", "double", solution=True))
    copied.cells[3].id = "copy"
    hand_in(course, "005", copied)
    deleted = answered()
    deleted.cells = [each for each in deleted.cells if each.id != "double-test"]
    hand_in(course, "006", deleted)
    hand_in(course, "007", answered(double="import os\nos._exit(1)"))
    hand_in(course, "008", answered(double="def double(x:"))
    hand_in(course, "009", "{}".encode("utf-16"))
    late = hand_in(course, "010", nbformat.convert(answered(), 3))
    (late.parent / "timestamp.txt").write_text("yesterday, I think")
    (course.root / "marks.csv").write_text(
        "student,grade_id,points,comment\n001,why,3,Say why for $x < 0$ & zero.\n004,why,4,never seen\n"
    )


@pytest.fixture(scope="session")
def graded(tmp_path_factory):
    """The toy course after one run of `grade`; shared by all tests and workers, so not to be changed."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    root, done = shared / "toy-course", shared / "toy-course-done"
    try:
        root.mkdir()
    except FileExistsError:
        wait_for(done)
    else:
        course = make_course(root)
        hand_in_class(course)
        grade(course, TOY, marks=root / "marks.csv")
        done.touch()
    return Course.at(root)


def wait_for(path):
    """Wait until another worker has made a file."""
    end = time.monotonic() + 600
    while not path.exists():
        if time.monotonic() > end:
            raise TimeoutError(f"{path} did not appear: the worker that grades the toy course has failed")
        time.sleep(0.5)


@pytest.fixture
def own_copy(graded, tmp_path):
    """A copy of the graded course, for tests that change it."""
    root = tmp_path / "course"
    shutil.copytree(graded.root, root, ignore=shutil.ignore_patterns("logs"))
    return Course.at(root)


class Inspector(HTMLParser):
    """Collects what a browser would have to do with a page."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes = set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    handle_startendtag = handle_starttag


@pytest.fixture
def inspected():
    """A function that reads a page as a browser would."""

    def inspect(text):
        inspector = Inspector()
        inspector.feed(text)
        inspector.close()
        return inspector

    return inspect


@pytest.fixture(scope="session")
def toy():
    """This module, for tests that make submissions."""
    return sys.modules[__name__]
