"""A course that is not ours: nbgrader's own example is graded as nbgrader itself grades it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from gradebooks import contents

PS1 = "ps1"
SQUARES = """
def squares(n):
    if n < 1:
        raise ValueError("n must be at least 1")
    return [i**2 for i in range(1, n + 1)]
"""
NEITHER_ZERO_NOR_N = "def squares(n):\n    return [i**2 for i in range(n)]"
SUM = "def sum_of_squares(n):\n    return sum(squares(n))"
FORMULA = "def sum_of_squares(n):\n    return n * (n + 1) * (2 * n + 1) // 6"
EQUATION = "![](jupyter.png) $n^3/3$"
ANSWERS = {
    "right": {"squares": SQUARES, "sum_of_squares": SUM, "sum_of_squares_equation": EQUATION},
    "wrong": {"squares": NEITHER_ZERO_NOR_N, "sum_of_squares": FORMULA, "part-a": "Recursion."},
    "untouched": {},
}
POINTS = {"right": 3.0, "wrong": 0.5, "untouched": 0.0}


def run(module, *arguments, cwd):
    """Run a command of this Python in a folder."""
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [sys.executable, "-m", module, *arguments]
    environment = os.environ | {"PATH": programs}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def hand_in(release, course, student, answers):
    """Write a submission: the release with some cells answered."""
    folder = course / "submitted" / student / PS1
    shutil.copytree(release, folder)
    for path in folder.glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            cell.source = answers.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
        nbformat.write(notebook, path)


@pytest.fixture(scope="module")
def courses(tmp_path_factory):
    """The course of `nbgrader quickstart`, graded by nbgrader in one folder and by us in the other."""
    root = tmp_path_factory.mktemp("quickstart")
    plain, ours = root / "plain", root / "ours"
    run("nbgrader", "quickstart", "plain", cwd=root)
    shutil.copytree(plain, ours)
    run("nbgrader", "generate_assignment", PS1, cwd=plain)
    for course in (plain, ours):
        for student, answers in ANSWERS.items():
            hand_in(plain / "release" / PS1, course, student, answers)
    run("nbgrader", "autograde", PS1, cwd=plain)
    run("lossedu", "grade", PS1, "--course", ".", cwd=ours)
    return plain, ours


def gradebook(course):
    return contents(f"sqlite:///{course / 'gradebook.db'}")


def test_points_are_what_was_planned(courses):
    _, ours = courses
    lines = (ours / "scores.csv").read_text().splitlines()[1:]
    assert {line.split(",")[3]: float(line.split(",")[-2]) for line in lines} == POINTS


def test_the_gradebook_is_nbgraders(courses):
    plain, ours = map(gradebook, courses)
    assert len(plain["grade"]) == 9 * len(ANSWERS)
    assert ours == plain


def test_nobody_needs_a_look(courses):
    _, ours = courses
    assert (ours / "reviews.csv").read_text() == "assignment,student,status,why\n"


def test_the_manually_graded_cells_reach_the_feedback(courses):
    _, ours = courses
    for notebook in ("problem1", "problem2"):
        assert (ours / "feedback" / "right" / PS1 / f"{notebook}.html").is_file()
    assert (ours / "autograded" / "right" / PS1 / "jupyter.png").is_file()
