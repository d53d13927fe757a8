"""nbgrader itself, in a temporary course: what the solution and the untouched notebook earn."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

MIME_TYPE = "application/vnd.lossedu.verdict+json"
pytestmark = pytest.mark.xdist_group("autograde")  # a worker grades each assignment once


def run_nbgrader(root, course, *arguments):
    """Run one of nbgrader's own commands with the project's settings in a course folder."""
    scripts = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": os.pathsep.join([scripts, os.environ["PATH"]])}
    command = [sys.executable, "-m", "nbgrader", *arguments, f"--CourseDirectory.root={course}"]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def hand_in(course, student, name, notebook):
    folder = course / "submitted" / student / name
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{name}.ipynb")


@dataclass
class Graded:
    """An assignment that two students handed in: 001 its solution, 002 the untouched exercise."""

    assignment: object
    course: Path
    scores: dict  # by student and grade_id: given, most, whether a person has to grade

    def notebook(self, student):
        name = self.assignment.name
        return nbformat.read(self.course / "autograded" / student / name / f"{name}.ipynb", as_version=4)


@pytest.fixture(scope="session")
def graded(assignment, make_exercises, tmp_path_factory, root):
    """The assignment, graded by nbgrader."""
    name = assignment.name
    course = tmp_path_factory.mktemp("course")
    source = make_exercises.source_notebook(root / "solutions" / f"{name}.py")
    folder = course / "source" / name
    folder.mkdir(parents=True)
    (folder / f"{name}.ipynb").write_text(source, encoding="utf-8")
    run_nbgrader(root, course, "generate_assignment", name)
    released = nbformat.read(course / "release" / name / f"{name}.ipynb", as_version=4)
    hand_in(course, "002", name, released)
    answers = {cell.id: cell for cell in nbformat.reads(source, as_version=4).cells}
    for cell in released.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = answers[cell.id].source
    hand_in(course, "001", name, released)
    run_nbgrader(root, course, "autograde", name)
    return Graded(assignment, course, scores_in(course, name))


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


def scores_in(course, name):
    """Return what the gradebook says of both students."""
    url = f"sqlite:///{course / 'gradebook.db'}"
    command = [sys.executable, "-W", "ignore", "-c", READ_SCORES, url, name, "001", "002"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return json.loads(done.stdout)


def test_solution_earns_all_points_that_a_program_gives(graded):
    found = graded.scores["001"]
    written = {name: about for name, about in found.items() if about[2]}
    marked = {name: about for name, about in found.items() if not about[2]}
    assert [name for name, (score, most, _) in marked.items() if score != most] == []
    assert sorted(marked) == sorted(f"{task}-test" for task in graded.assignment.solution_tasks)
    assert [score for score, *_ in written.values()] == [None]
    assert sum(most for _, most, _ in found.values()) == 20


def test_untouched_exercise_earns_nothing_and_needs_no_grader(graded):
    found = graded.scores["002"]
    assert {score for score, _, _ in found.values()} == {0}
    assert not any(by_hand for _, _, by_hand in found.values())


@pytest.mark.parametrize(("student", "share"), [("001", 1), ("002", 0)])
def test_every_test_cell_carries_its_verdict(graded, student, share):
    tests = [cell for cell in graded.notebook(student).cells if cell.id.endswith("-test")]
    for cell in tests:
        (output,) = cell.outputs
        verdict = output.data[MIME_TYPE]
        assert verdict["points"] == float(output.data["text/plain"]) == share * verdict["max_points"]
        assert verdict["max_points"] == cell.metadata.nbgrader.points
        assert cell.id == f"{verdict['task']}-test"
        assert verdict["task"] in output.data["text/html"]


def test_whoever_grades_by_hand_sees_the_rubric(graded):
    cells = [cell for cell in graded.notebook("001").cells if "nbgrader" in cell.metadata]
    (written,) = [cell for cell in cells if cell.cell_type == "markdown" and cell.metadata.nbgrader.grade]
    about = f"{written.metadata.nbgrader.grade_id}-question"
    (question,) = [cell for cell in cells if cell.metadata.nbgrader.grade_id == about]
    assert "BEGIN MARK SCHEME" in question.source
