"""nbgrader itself, in a temporary course: what the solution and the untouched notebook earn."""

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

NAME = "02-mean-squared-error"
MIME_TYPE = "application/vnd.lossedu.verdict+json"


def run_nbgrader(root, course, *arguments):
    """Run one of nbgrader's own commands with the project's settings in a course folder."""
    scripts = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": os.pathsep.join([scripts, os.environ["PATH"]])}
    command = [sys.executable, "-m", "nbgrader", *arguments, f"--CourseDirectory.root={course}"]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def hand_in(course, student, notebook):
    folder = course / "submitted" / student / NAME
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{NAME}.ipynb")


@pytest.fixture(scope="module")
def graded(make_exercises, tmp_path_factory, root):
    """A course with two graded students: 001 handed the solution in, 002 the untouched exercise."""
    course = tmp_path_factory.mktemp("course")
    source = make_exercises.source_notebook(root / "solutions" / f"{NAME}.py")
    folder = course / "source" / NAME
    folder.mkdir(parents=True)
    (folder / f"{NAME}.ipynb").write_text(source, encoding="utf-8")
    run_nbgrader(root, course, "generate_assignment", NAME)
    released = nbformat.read(course / "release" / NAME / f"{NAME}.ipynb", as_version=4)
    hand_in(course, "002", released)
    answers = {cell.id: cell for cell in nbformat.reads(source, as_version=4).cells}
    for cell in released.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = answers[cell.id].source
    hand_in(course, "001", released)
    run_nbgrader(root, course, "autograde", NAME)
    return course


READ_SCORES = """
import json, sys
from nbgrader.api import Gradebook
url, name, *students = sys.argv[1:]
with Gradebook(url) as book:
    notebooks = {student: book.find_submission_notebook(name, name, student) for student in students}
    scores = {
        student: {g.name: (g.auto_score, g.max_score, g.needs_manual_grade) for g in notebook.grades}
        for student, notebook in notebooks.items()
    }
print(json.dumps(scores))
"""


@pytest.fixture(scope="module")
def scores(graded):
    """The points of every graded cell by student and grade_id: given, most, whether a person has to grade."""
    url = f"sqlite:///{graded / 'gradebook.db'}"
    command = [sys.executable, "-W", "ignore", "-c", READ_SCORES, url, NAME, "001", "002"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return json.loads(done.stdout)


def test_solution_earns_all_points_that_a_program_gives(scores):
    found = dict(scores["001"])
    assert len(found) == 10
    answer = found.pop("choice")
    assert answer == [None, 2.0, True]
    assert [name for name, (score, most, _) in found.items() if score != most] == []
    assert sum(score for score, _, _ in found.values()) == 18


def test_untouched_exercise_earns_nothing_and_needs_no_grader(scores):
    found = scores["002"]
    assert {score for score, _, _ in found.values()} == {0}
    assert not any(by_hand for _, _, by_hand in found.values())


@pytest.mark.parametrize(("student", "share"), [("001", 1), ("002", 0)])
def test_every_test_cell_carries_its_verdict(graded, student, share):
    path = graded / "autograded" / student / NAME / f"{NAME}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    tests = [cell for cell in notebook.cells if cell.id.endswith("-test")]
    for cell in tests:
        (output,) = cell.outputs
        verdict = output.data[MIME_TYPE]
        assert verdict["points"] == float(output.data["text/plain"]) == share * verdict["max_points"]
        assert verdict["max_points"] == cell.metadata.nbgrader.points
        assert cell.id == f"{verdict['task']}-test"
        assert verdict["task"] in output.data["text/html"]


def test_whoever_grades_by_hand_sees_the_rubric(graded):
    notebook = nbformat.read(graded / "autograded" / "001" / NAME / f"{NAME}.ipynb", as_version=4)
    questions = [
        cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "choice-question"
    ]
    (question,) = questions
    assert "BEGIN MARK SCHEME" in question.source
