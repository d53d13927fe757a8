"""What is read in bulk is what nbgrader reads one by one."""

import csv
import pickle
import shutil
import sqlite3
import subprocess
import sys
from datetime import datetime, timedelta

import nbformat
import nbgraders
import pytest
from nbgrader.plugins.export import CsvExportPlugin
from sqlalchemy import event
from sqlalchemy.engine import Engine

from lossedu.grading import gradebook, standings
from lossedu.grading.inputs import packed
from lossedu.grading.pages import page_of, write_page

TOY = "toy"
GRADED = ("001", "002", "003", "005", "006", "008", "010")


@pytest.fixture
def course(own_copy):
    """The graded toy course with names, a second assignment, extra credit, penalties, one more student."""
    shutil.copytree(own_copy.source(TOY), own_copy.source("later"))
    with gradebook.opened(own_copy) as book:
        toy = book.find_assignment(TOY)
        toy.duedate = datetime(2030, 1, 1)
        book.add_assignment("later")
        book.add_student("000", last_name="Zuse", first_name="Konrad", email="k@z.example")
        book.update_or_create_student("005", last_name="Noether")
        book.update_or_create_submission(TOY, "005", timestamp="2030-01-02 10:00:00 UTC")
        grade = book.find_grade("why", TOY, TOY, "001")
        grade.extra_credit = 0.3
        book.find_grade("double-test", TOY, TOY, "002").extra_credit = 0.1
        book.find_grade("why", TOY, TOY, "003").extra_credit = 9  # no points yet, so no extra credit
        book.find_comment("why", TOY, TOY, "003").manual_comment = "Write *something*."
        book.find_submission_notebook(TOY, TOY, "005").late_submission_penalty = 1.25
        book.find_submission_notebook(TOY, TOY, "004").late_submission_penalty = 3
        book.db.commit()
    return own_copy


def test_rows_are_nbgraders(course):
    found = standings.rows(course, TOY)
    assert found.keys() == {f"{index:03}" for index in range(1, 11)}
    for student, row in found.items():
        assert (row.score, row.max_score) == pytest.approx(nbgraders.total(course, TOY, student))
        scores = nbgraders.scores(course, TOY, student)
        assert row.waiting == sum(score.waiting for score in scores)
    assert found["005"].score == 3.75
    assert found["004"].score == 0


def test_rows_of_an_assignment_without_submissions_are_none(course):
    assert standings.rows(course, "later") == {}


def test_scores_csv_is_what_nbgrader_exports(course, tmp_path):
    with gradebook.opened(course) as book:
        plugin = CsvExportPlugin()
        plugin.to = str(tmp_path / "theirs.csv")
        plugin.export(book)
    theirs = (tmp_path / "theirs.csv").read_text().splitlines()
    ours = standings.export(course).read_text().splitlines()
    assert ours[0] == theirs[0]
    assert len(ours) == 1 + 2 * 11
    assert sorted(ours) == sorted(theirs)  # nbgrader leaves open who comes first of those without a name
    assert [line.split(",")[0] for line in ours] == [line.split(",")[0] for line in theirs]


def test_value_with_a_comma_stays_one_value(course):
    with gradebook.opened(course) as book:
        book.update_or_create_student("005", last_name='von "X", Y')
    with open(standings.export(course), newline="") as file:
        assert {row["last_name"] for row in csv.DictReader(file)} == {"", "Zuse", 'von "X", Y'}


def test_points_add_up_to_the_totals(course):
    found = standings.points(course, TOY)
    for student, cells in found.items():
        assert max(0, sum(cells.values())) == pytest.approx(nbgraders.total(course, TOY, student)[0])
    assert found["005"] == {"double-test": 2, "square-test": 3, "why": 0, standings.LATE: -1.25}


def test_sheets_are_the_scores_of_the_students_asked_for(course):
    found = standings.sheets(course, TOY, ["001", "003", "nobody"])
    assert found.keys() == {"001", "003"}
    for student, sheets in found.items():
        assert sorted(sheets[TOY].scores.values(), key=repr) == sorted(
            nbgraders.scores(course, TOY, student), key=repr
        )
    assert standings.sheets(course, TOY, ["005"])["005"][TOY].penalty == 1.25


@pytest.mark.parametrize("student", GRADED)
def test_page_is_what_nbgraders_pipeline_writes(course, student):
    assert nbgraders.feedback(course, TOY, student) is None
    path = course.feedback(student, TOY) / "toy.html"
    theirs = path.read_bytes()
    path.unlink()
    sheet = standings.sheets(course, TOY, [student])[student][TOY]
    graded = nbformat.read(course.autograded(student, TOY) / "toy.ipynb", as_version=4)
    assert write_page(course, TOY, student, TOY, page_of(graded, TOY, student, sheet)) == path
    assert path.read_bytes() == theirs
    assert not list(path.parent.glob(".*"))


def test_number_of_queries_is_that_of_a_smaller_class(course):
    statements = []
    counts = []

    def count(*call):
        statements.append(call[2])

    event.listen(Engine, "before_cursor_execute", count)
    try:
        for size in (0, 30):
            add_students(course, size)
            statements.clear()
            for read in (standings.rows, standings.points):
                read(course, TOY)
            standings.sheets(course, TOY, ["001", "002"])
            standings.export(course)
            counts.append(len(statements))
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert counts[0] == counts[1]


def add_students(course, number):
    with gradebook.opened(course) as book:
        for index in range(number):
            book.add_student(f"new{index}")
            time = datetime(2029, 1, 1) + timedelta(hours=index)
            book.update_or_create_submission(TOY, f"new{index}", timestamp=str(time))


PAGES = """
import pickle, sys
from lossedu.grading import task
given = pickle.loads(bytes.fromhex({given!r}))
assert task.pages(given)[0]["toy"].startswith("<!DOCTYPE html>")
print(*sorted(sys.modules))
"""


def test_a_worker_that_makes_pages_loads_no_nbgrader(course):
    sheets = standings.sheets(course, TOY, ["001"])["001"]
    content = (course.autograded("001", TOY) / "toy.ipynb").read_bytes()
    given = pickle.dumps({"student": "001", "notebooks": packed({"toy": content}), "sheets": sheets})
    program = PAGES.format(given=given.hex())
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert {"lossedu.grading.page", "lossedu.grading.sheet"} <= loaded
    assert not loaded & {"nbgrader", "sqlalchemy"}


def test_a_gradebook_whose_maker_was_killed_gets_its_version(tmp_path, toy):
    course = toy.make_course(tmp_path)
    assert not gradebook.has_assignment(course, TOY)
    database = sqlite3.connect(course.root / "gradebook.db", isolation_level=None)
    wanted = database.execute("SELECT version_num FROM alembic_version").fetchall()
    assert len(wanted) == 1
    for damage in ("DELETE FROM alembic_version", "DROP TABLE alembic_version"):
        database.execute(damage)
        assert not gradebook.has_assignment(course, TOY)
        assert database.execute("SELECT version_num FROM alembic_version").fetchall() == wanted
    database.close()
