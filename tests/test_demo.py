"""The made-up class: every kind and every mistake is there, and the same seed gives the same class."""

import csv
import json
import random
import shutil
from collections import Counter
from pathlib import Path

import nbformat
import pytest

from lossedu import demo
from lossedu.checks.mistakes import MISTAKES
from lossedu.grading.course import Course, CourseError

NAME = "02-mean-squared-error"
ROOT = Path(__file__).parents[1]
KNOWN = [mistake for mistake in MISTAKES if mistake.assignment == NAME]


def released(name):
    """A released assignment with answers that are told from the stubs, and its real points."""
    notebook = nbformat.read(ROOT / "exercises" / f"{name}.ipynb", as_version=4)
    about = {cell.metadata.nbgrader.grade_id: cell for cell in demo.graded(notebook)}
    answers = {
        key: f"def right():\n    return {key!r}"
        for key, cell in about.items()
        if cell.metadata.nbgrader.solution
    }
    points = {key: about[f"{key}-test"].metadata.nbgrader.points for key in answers if f"{key}-test" in about}
    by_hand = {
        key: cell.metadata.nbgrader.points
        for key, cell in about.items()
        if key in answers and key not in points
    }
    return demo.Assignment(name, notebook, answers, points, by_hand)


@pytest.fixture(scope="module")
def assignment():
    return released(NAME)


@pytest.fixture
def course(tmp_path, assignment):
    """A course folder with the release and a source that has the answers in it."""
    for step in ("source", "release"):
        (tmp_path / step / NAME).mkdir(parents=True)
        path = tmp_path / step / NAME / f"{NAME}.ipynb"
        notebook = json.loads((ROOT / "exercises" / f"{NAME}.ipynb").read_text(encoding="utf-8"))
        path.write_text(json.dumps(notebook), encoding="utf-8")
    return tmp_path


def class_of(assignment, size, seed=1):
    return demo.make_students(assignment, size, random.Random(seed))


def files_of(root):
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_small_classes_begin_with_the_kinds(assignment):
    for size in (1, 3, len(demo.SINGLE_KINDS)):
        assert [student.kind for student in class_of(assignment, size)] == demo.SINGLE_KINDS[:size]


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "exercises").glob("*.ipynb")))
def test_every_mistake_occurs_in_a_class_of_28_as_far_as_it_has_room(name):
    members = class_of(released(name), 28)
    known = [mistake for mistake in MISTAKES if mistake.assignment == name]
    for task in {mistake.task for mistake in known}:
        made = Counter(student.mistakes[task].name for student in members if task in student.mistakes)
        free = [s for s in members if s.kind in demo.MAY_BE_WRONG and s.task != task]
        assert len(free) >= 16
        assert len(made) == min(len(free), sum(mistake.task == task for mistake in known))


@pytest.mark.parametrize("seed", range(5))
def test_trouble_and_mistakes_never_meet_in_a_task(assignment, seed):
    for student in class_of(assignment, 40, seed):
        assert student.task not in student.mistakes
        if student.kind not in demo.MAY_BE_WRONG:
            assert not student.mistakes


def test_same_seed_same_files_and_another_seed_others(course):
    demo.write_class(course, 28, 1)
    first = files_of(course)
    demo.write_class(course, 28, 1)
    assert files_of(course) == first
    demo.write_class(course, 28, 2)
    assert files_of(course) != first


def test_expected_scores_are_the_sum_of_what_was_answered(assignment):
    """Counted again from the notebooks: which answer stands in which cell."""
    for student in class_of(assignment, 28):
        notebook = demo.notebook_of(assignment, student)
        sources = {cell.metadata.nbgrader.grade_id: cell.source for cell in demo.graded(notebook)}
        score = sum(points for points, _ in student.marks.values())
        for task, points in assignment.points.items():
            wrong = {mistake.code: mistake.points for mistake in KNOWN if mistake.task == task}
            if sources.get(task) == assignment.answers[task]:
                score += points
            else:
                score += wrong.get(sources.get(task), 0)
        if student.kind == "corrupt file":
            score = 0
        assert demo.score_of(assignment, student) == score, student.why


def test_perfect_student_gets_all_points(assignment):
    perfect = class_of(assignment, 1)[0]
    assert demo.score_of(assignment, perfect) == sum(assignment.points.values()) + sum(
        assignment.by_hand.values()
    )


def test_tables_agree_with_the_submissions(course):
    demo.write_class(course, 12, 1)
    with open(course / "expected.csv", newline="") as file:
        expected = list(csv.DictReader(file))
    with open(course / "marks.csv", newline="") as file:
        marks = list(csv.DictReader(file))
    handed_in = sorted(path.name for path in (course / "submitted").iterdir() if path.is_dir())
    assert [row["student"] for row in expected] == handed_in == [f"{number:03}" for number in range(1, 13)]
    assert {row["status"] for row in expected} == {"ok", "review"}
    assert all(row["why"] for row in expected)
    unanswered = {row["student"] for row in expected} - {row["student"] for row in marks}
    kinds = {row["student"]: row["why"].split(":")[0] for row in expected}
    assert {kinds[student] for student in unanswered} == {"corrupt file", "untouched", "no cells", "partial"}


def test_each_kind_is_broken_in_its_way(course, assignment):
    demo.write_class(course, len(demo.SINGLE_KINDS), 1)
    members = {student.kind: student for student in class_of(assignment, len(demo.SINGLE_KINDS))}

    def text(kind):
        return (course / "submitted" / members[kind].name / NAME / f"{NAME}.ipynb").read_text(
            encoding="utf-8"
        )

    with pytest.raises(json.JSONDecodeError):
        json.loads(text("corrupt file"))
    release = nbformat.read(course / "release" / NAME / f"{NAME}.ipynb", as_version=4)
    count = len(release.cells)
    assert len(json.loads(text("duplicated cell"))["cells"]) == count + 1
    assert len(json.loads(text("deleted test cell"))["cells"]) == count - 1
    assert len(json.loads(text("deleted answer"))["cells"]) == count - 1
    assert json.loads(text("no cells"))["cells"] == []
    assert text("untouched") == nbformat.writes(release) + "\n"


def test_loop_and_syntax_error_are_what_they_say(assignment):
    members = {student.kind: student for student in class_of(assignment, len(demo.SINGLE_KINDS))}
    for kind, broken in (("infinite loop", False), ("syntax error", True)):
        student = members[kind]
        _, cell = demo.find(demo.notebook_of(assignment, student), student.task)
        assert (demo.function_in(cell.source) is None) == broken
        assert ("while True" in cell.source) != broken


def test_looping_keeps_the_docstring_and_handles_plain_cells():
    assert demo.looping('def f(x):\n    """Say."""\n    return x\n') == (
        'def f(x):\n    """Say."""\n    while True:\n        pass\n'
    )
    assert demo.looping("x = 1").startswith("while True:\n    pass\n")


def test_real_submissions_are_never_replaced(course):
    (course / "submitted" / "somebody").mkdir(parents=True)
    with pytest.raises(CourseError, match="are no demo class"):
        demo.write_class(course, 3, 1)
    assert list(files_of(course / "submitted")) == []


def test_smaller_class_leaves_nobody_behind(course):
    demo.write_class(course, 5, 1)
    for step in ("autograded", "feedback"):
        (course / step / "004" / NAME).mkdir(parents=True)
    demo.write_class(course, 3, 1)
    for step in ("submitted", "autograded", "feedback"):
        assert not (course / step / "004").exists()
    assert sorted(path.name for path in (course / "submitted").iterdir()) == [
        ".demo-class",
        "001",
        "002",
        "003",
    ]


def test_course_without_a_release_is_said(course):
    (course / "release" / NAME / f"{NAME}.ipynb").unlink()
    with pytest.raises(CourseError, match="was not released"):
        demo.write_class(course, 3, 1)


def test_inputs_of_a_made_up_class_are_the_same_everywhere_and_those_of_a_real_one_are_not(course):
    demo.write_class(course, 3, 1)
    made_up = Course(course).seed(NAME, "001")
    assert made_up == 149901126628405  # as anywhere
    assert not (course / ".lossedu" / "secret").exists()
    shutil.rmtree(course / "submitted")
    assert Course(course).seed(NAME, "001") != made_up


@pytest.mark.parametrize("text", ["", "The submissions in this folder are made up."])
def test_a_made_up_class_without_its_key_has_to_be_made_again(course, text):
    demo.write_class(course, 3, 1)
    (course / "submitted" / ".demo-class").write_text(text)
    with pytest.raises(CourseError, match="has no key in it; make the class again with: lossedu demo-class"):
        Course(course).secret()
