"""From solutions/ to feedback by the commands alone: class, grades, report, and a student's own check."""

import csv
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lossedu import demo
from lossedu.grading.regions import split

NAME = "02-mean-squared-error"
ROOT = Path(__file__).parents[2]
SIZE = len(demo.SINGLE_KINDS)


def run(*arguments, cwd):
    """Run a command of ours from another folder, as a user would."""
    command = [sys.executable, "-m", "lossedu", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course made from solutions/ with one student of each kind, graded."""
    root = tmp_path_factory.mktemp("course")
    specification = importlib.util.spec_from_file_location(
        "make_exercises", ROOT / "tools" / "make_exercises.py"
    )
    tool = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(tool)
    (root / "source" / NAME).mkdir(parents=True)
    (root / "release" / NAME).mkdir(parents=True)
    source = tool.source_notebook(ROOT / "solutions" / f"{NAME}.py")
    (root / "source" / NAME / f"{NAME}.ipynb").write_text(source, encoding="utf-8")
    shutil.copy(ROOT / "exercises" / f"{NAME}.ipynb", root / "release" / NAME)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    made = run("demo-class", root, "--students", SIZE, "--seed", 3, cwd=root)
    assert made.returncode == 0, made.stderr
    return root


@pytest.fixture(scope="module")
def graded(course):
    """What `lossedu grade` printed; the course is graded from here on."""
    marks, expected = course / "marks.csv", course / "expected.csv"
    tables = ("--marks", marks, "--expected", expected)
    return run("grade", NAME, "--course", course, *tables, "--cell-timeout", 20, cwd=course)


def rows_of(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def test_every_score_is_the_expected_one(course, graded):
    assert graded.returncode == 0, graded.stdout + graded.stderr
    expected = {row["student"]: float(row["score"]) for row in rows_of(course / "expected.csv")}
    exported = {row["student_id"]: float(row["score"]) for row in rows_of(course / "scores.csv")}
    assert exported == expected
    assert len(expected) == SIZE
    assert max(expected.values()) == 20


def test_corrupt_and_hanging_submissions_are_reported(course, graded):
    why = {row["student"]: row["why"] for row in rows_of(course / "reviews.csv")}
    kinds = {row["student"]: row["why"].split(" in ")[0] for row in rows_of(course / "expected.csv")}
    told = {kinds[student]: text for student, text in why.items()}
    assert "stops being JSON" in told["corrupt file"]
    assert "ran too long" in told["infinite loop"]
    for text in why.values():
        assert text in graded.stdout


def test_feedback_shows_no_hidden_line(course, graded):
    source = json.loads((course / "source" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8"))
    withheld = [line.strip() for cell in source["cells"] for line in split("".join(cell["source"]))[1]]
    pages = list(course.glob(f"feedback/*/{NAME}/{NAME}.html"))
    assert len(pages) == SIZE
    assert len(withheld) >= 3
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not [line for line in withheld if line and line in text]
        assert not re.search(r"<script|<link|<iframe|@import|url\(|src=\"(?!data:image/)", text)


def test_report_counts_the_class(course, graded):
    shown = run("report", "--course", course, cwd=course)
    assert shown.returncode == 0, shown.stderr
    scores = [float(row["score"]) for row in rows_of(course / "scores.csv")]
    assert f"{SIZE} students, mean {sum(scores) / SIZE:.2f}" in shown.stdout
    assert (course / "report.html").read_text(encoding="utf-8").count("<svg") >= 2
    assert len(rows_of(course / "report.csv")) % SIZE == 0


def test_students_own_check_agrees_with_the_grader(course, graded):
    """The perfect student sees all points, the partial one those that the gradebook shows."""
    kinds = {row["why"]: row["student"] for row in rows_of(course / "expected.csv")}
    marks = {row["student"]: float(row["points"]) for row in rows_of(course / "marks.csv")}
    scores = {row["student_id"]: float(row["score"]) for row in rows_of(course / "scores.csv")}
    for kind, status in (("perfect", 0), ("partial", 1)):
        student = kinds[kind]
        notebook = course / "submitted" / student / NAME / f"{NAME}.ipynb"
        shown = run("check", notebook, cwd=course)
        assert shown.returncode == status, shown.stdout + shown.stderr
        earned = float(re.search(r"sum of the tests +([\d.]+)", shown.stdout).group(1))
        assert earned == scores[student] - marks.get(student, 0)
        assert max(map(len, shown.stdout.splitlines())) <= 80
