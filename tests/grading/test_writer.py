"""Gradebook and folders after the writer, beside those after nbgrader's Autograde of the same notebooks."""

import copy
import importlib
import os
import shutil
import stat
import warnings
from datetime import datetime, timedelta
from typing import ClassVar

import nbformat
import nbgraders
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader import api
from nbgrader.preprocessors import NbGraderPreprocessor
from sqlalchemy import event, select, text

from lossedu.grading import gradebook, worker
from lossedu.grading.course import Course, CourseError
from lossedu.grading.journal import Journal
from lossedu.grading.outcome import FAILED, OK, REVIEW, UNGRADED
from lossedu.grading.writer import Graded, Writer

WORK = "work"
BOOKS = ("one", "two")
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
PLUGIN = """
from nbgrader.plugins import BasePlugin

class AnHour(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        hours = total_seconds_late / 3600
        return None if hours < 1 else (-1 if hours < 2 else hours)
"""
SETTINGS = """
from lossedu.grading.settings import configure
c = get_config()
configure(c)
c.ClearMarkScheme.enforce_metadata = False
c.AssignLatePenalties.plugin_class = "late_by_the_hour.AnHour"
c.LimitOutput.max_lines = 5
"""


def number(value):
    return [new_output("execute_result", {"text/plain": value}, execution_count=1)]


def stream(name, text):
    return [new_output("stream", name=name, text=text)]


ERROR = [new_output("error", ename="AssertionError", evalue="", traceback=["\x1b[31mAssertionError\x1b[0m"])]
# Student: what the test cells of both notebooks show, by grade_id, and answers that differ from the source.
KINDS = {
    "all right": ({}, {"why": "Because."}),
    "partial": ({"half-test": number("0.7"), "two-half-test": number("1.25")}, {"why": "A guess."}),
    "text for points": ({"half-test": number("'fine'")}, {}),
    "error": ({"half-test": ERROR, "whole-test": ERROR}, {"why": "x"}),
    "warning": ({"half-test": stream("stderr", "careful\n") + number("2")}, {}),
    "prints": ({"half-test": stream("stdout", "line\n" * 9) + number("1")}, {"code": "answer = 2"}),
    "untouched": ({}, {}),
    "first error": ({"half-test": number("1.5") + ERROR}, {"task": "Sketched."}),
    "odd 'name' [x]": ({"two-half-test": number("0")}, {"why": "ünïcode ☃"}),
}
HAND_MARKED = ("all right", "partial", "error", "untouched")


def cell(make, source, grade_id, **about):
    metadata = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
    made = make(source)
    made.metadata["nbgrader"] = metadata | about | {"grade_id": grade_id}
    made.id = grade_id
    return made


def sources():
    """The instructor's two notebooks: tests, code and text marked by hand, a task, answers without marks."""
    one = [
        new_markdown_cell("# One <div class='box'>of two</div>", id="intro"),
        cell(new_code_cell, "def half(x):\n    ...", "half", solution=True),
        cell(new_code_cell, "half(3)", "half-test", grade=True, locked=True, points=2),
        cell(new_code_cell, "assert half", "whole-test", grade=True, locked=True, points=3),
        cell(new_markdown_cell, "*Your answer.*", "why", grade=True, solution=True, points=4),
        cell(new_code_cell, "answer = 1", "code", grade=True, solution=True, points=1),
        cell(new_markdown_cell, "Draw it.", "task", task=True, points=5, locked=True),
    ]
    two = [
        cell(new_code_cell, "two_half = None", "two-half", solution=True),
        cell(new_code_cell, "two_half", "two-half-test", grade=True, locked=True, points=2.5),
    ]
    return {"one": new_notebook(metadata=KERNEL, cells=one), "two": new_notebook(metadata=KERNEL, cells=two)}


def hand_in(course, student, answers, timestamp=None):
    """Write a submission of both notebooks as released, apart from some answers."""
    folder = course.submitted(student, WORK)
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "data").mkdir(parents=True)
    for name in BOOKS:
        notebook = nbformat.read(course.private / "release" / WORK / f"{name}.ipynb", as_version=4)
        for each in notebook.cells:
            each.source = answers.get(each.id, each.source)
        nbformat.write(notebook, folder / f"{name}.ipynb")
    (folder / "data" / "mine.txt").write_text("mine")
    (folder / "helper.py").write_text("their own")
    (folder / "junk.pyc").write_text("junk")
    if timestamp:
        (folder / "timestamp.txt").write_text(timestamp)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A course with the assignment in its gradebook and no submission; not to be changed."""
    course = Course(tmp_path_factory.mktemp("writer") / "course")
    folder = course.source(WORK)
    folder.mkdir(parents=True)
    for name, notebook in sources().items():
        nbformat.write(notebook, folder / f"{name}.ipynb")
    (folder / "helper.py").write_text("the instructor's")
    (course.root / "nbgrader_config.py").write_text(SETTINGS)
    (course.root / "late_by_the_hour.py").write_text(PLUGIN)
    gradebook.has_assignment(course, WORK)
    assert not worker.register(course.root, WORK).reasons
    with gradebook.opened(course) as book:
        book.find_assignment(WORK).duedate = datetime(2030, 1, 1, 12)
        book.db.commit()
    return course


class Executed(NbGraderPreprocessor):
    """In place of Execute: gives cells the outputs that the test wants, and keeps a copy of the notebook."""

    outputs: ClassVar = {}
    seen: ClassVar = {}

    def preprocess(self, nb, resources):
        info = resources["nbgrader"]
        for each in nb.cells:
            grade_id = each.metadata.get("nbgrader", {}).get("grade_id")
            if each.cell_type == "code":
                each.outputs = copy.deepcopy(self.outputs[info["student"]].get(grade_id, []))
                each.execution_count = 1
        self.seen[info["student"], info["notebook"]] = copy.deepcopy(nb)
        return nb, resources


@pytest.fixture
def pair(empty, tmp_path, monkeypatch):
    """Two copies of the course, one for nbgrader and one for the writer."""
    monkeypatch.setattr(Executed, "outputs", {})
    monkeypatch.setattr(Executed, "seen", {})
    monkeypatch.syspath_prepend(empty.root)
    for name in ("theirs", "ours"):
        shutil.copytree(empty.root, tmp_path / name)
    return Course(tmp_path / "theirs"), Course(tmp_path / "ours")


def by_nbgrader(course, student, outputs):
    """Grade one submission with nbgrader's Autograde; returns the executed notebooks."""
    Executed.outputs[student] = outputs
    settings = course.nbgrader_settings()
    settings.Autograde.autograde_preprocessors = [
        Executed if "IsolatedExecute" in step else step for step in settings.Autograde.autograde_preprocessors
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's own
        error = nbgraders.autograde(course, WORK, student, settings)
    if error:
        raise error
    return {name: Executed.seen[student, name] for name in BOOKS}


def by_writer(course, *graded):
    """Write Graded submissions with one writer; returns their Outcomes."""
    writer = Writer(course, WORK)
    try:
        return [writer.write(each, "print") for each in graded]
    finally:
        writer.close()


def both(pair, student, outputs, answers, timestamp=None):
    """Grade a submission with nbgrader in one course and with the writer in the other."""
    theirs, ours = pair
    for course in pair:
        hand_in(course, student, answers, timestamp)
    notebooks = by_nbgrader(theirs, student, outputs)
    return by_writer(ours, Graded(student, OK, [], {name: dict(each) for name, each in notebooks.items()}))[0]


def rows(course):
    """All rows of all tables of a gradebook, with names in place of ids."""
    with gradebook.opened(course) as book:
        names = {}
        for model in (api.Assignment, api.Notebook, api.BaseCell):
            for row in book.db.execute(select(model.__table__)).mappings():
                names[row["id"]] = (row["name"], row.get("type"))
        submitted = book.db.execute(select(api.SubmittedAssignment.__table__)).mappings().all()
        names |= {row["id"]: ("submission", row["student_id"]) for row in submitted}
        notebooks = book.db.execute(select(api.SubmittedNotebook.__table__)).mappings().all()
        names |= {row["id"]: (*names[row["assignment_id"]], names[row["notebook_id"]]) for row in notebooks}
        found = {}
        for table in api.Base.metadata.sorted_tables:
            lines = [
                tuple(
                    (key, names.get(value, value))
                    for key, value in row.items()
                    if key != "id" or value in names
                )
                for row in book.db.execute(select(table)).mappings()
            ]
            found[table.name] = sorted(lines, key=repr)
    return found


def mark(course, student, grade_id, **values):
    """Change a grade or a comment as formgrader does."""
    with gradebook.opened(course) as book:
        grade = book.find_grade(grade_id, "one", WORK, student)
        if "manual_comment" in values:
            book.find_comment(grade_id, "one", WORK, student).manual_comment = values.pop("manual_comment")
        for name, value in values.items():
            setattr(grade, name, value)
        book.db.commit()


def mark_class(pair, students):
    """Marks by hand, extra credit and comments in both courses."""
    for course in pair:
        for student in students:
            mark(
                course, student, "why", manual_score=2.5, needs_manual_grade=False, manual_comment="Say more."
            )
            mark(course, student, "code", extra_credit=0.5)
            mark(course, student, "whole-test", manual_score=1.5, needs_manual_grade=False)
            mark(course, student, "task", manual_score=3, needs_manual_grade=False)


@pytest.mark.parametrize("kind", KINDS)
def test_gradebook_is_what_nbgrader_makes_of_it(pair, kind):
    outputs, answers = KINDS[kind]
    both(pair, kind, outputs, answers)
    assert len(rows(pair[0])["grade"]) == 6
    assert rows(pair[0]) == rows(pair[1])


def test_untouched_answer_gets_zero_and_a_comment(pair):
    both(pair, "001", {}, {"code": "answer = 2"})
    assert rows(pair[0]) == rows(pair[1])
    assert grades(pair[1])["why"] == (0, None, False)
    assert grades(pair[1])["code"] == (None, None, True)
    comments = [dict(row)["auto_comment"] for row in rows(pair[1])["comment"]]
    assert sorted(map(str, comments)) == ["No response."] * 3 + ["None"] * 2


@pytest.mark.parametrize("kind", HAND_MARKED)
@pytest.mark.parametrize("answer", ["The same.", "Another one."])
def test_regrade_keeps_marks_by_hand_as_nbgrader_does(pair, kind, answer):
    outputs, answers = KINDS[kind]
    both(pair, kind, outputs, answers | {"why": "The same."})
    mark_class(pair, [kind])
    both(pair, kind, {"half-test": number("1")}, answers | {"why": answer})
    assert rows(pair[0]) == rows(pair[1])
    assert grades(pair[1], kind)["why"] == (None, 2.5, True)
    assert grades(pair[1], kind)["whole-test"] == (3, 1.5, True)  # marked by hand although a test gave points


@pytest.mark.parametrize("minutes", [-5, 0, 30, 90, 150, 60 * 100])
def test_late_submission_costs_what_the_plugin_says(pair, minutes):
    """Too little for a penalty, a negative one, a usual one, and one beyond the score."""
    time = datetime(2030, 1, 1, 12) + timedelta(minutes=minutes)
    both(pair, "late", {"two-half-test": number("1.5")}, {"why": "x"}, f"{time} UTC")
    mark_class(pair, ["late"])
    both(pair, "late", {"two-half-test": number("1.5")}, {"why": "x"}, f"{time} UTC")
    assert rows(pair[0]) == rows(pair[1])
    penalties = {dict(row)["late_submission_penalty"] for row in rows(pair[1])["submitted_notebook"]}
    assert penalties == {30: {None}, 90: {0.0}, 150: {2.5, 1.5}, 6000: {9.5, 1.5}}.get(minutes, {None})


def test_extension_and_former_timestamp_count(pair):
    both(pair, "late", {}, {}, "2030-01-01 15:00:00 UTC")
    for course in pair:
        with gradebook.opened(course) as book:
            book.grant_extension(WORK, "late", hours=2)
    both(pair, "late", {}, {})  # handed in again without a timestamp
    assert rows(pair[0]) == rows(pair[1])
    assert {dict(row)["late_submission_penalty"] for row in rows(pair[1])["submitted_notebook"]} == {0.0}


def test_timestamp_that_cannot_be_read_is_none(pair):
    both(pair, "odd", {}, {}, "yesterday, I think")
    assert rows(pair[0]) == rows(pair[1])
    assert [dict(row)["timestamp"] for row in rows(pair[1])["submitted_assignment"]] == [None]


def test_files_are_those_that_nbgrader_copies(pair):
    both(pair, "one", {}, {}, "2029-01-01 15:00:00 UTC")
    theirs, ours = (course.autograded("one", WORK) for course in pair)
    names = {str(path.relative_to(theirs)) for path in theirs.rglob("*")}
    assert names == {str(path.relative_to(ours)) for path in ours.rglob("*")}
    assert names == {"one.ipynb", "two.ipynb", "helper.py", "timestamp.txt", "data", "data/mine.txt"}
    for name in names - {"data", "one.ipynb", "two.ipynb"}:
        assert (theirs / name).read_bytes() == (ours / name).read_bytes()
    for name in names:
        assert stat.S_IMODE(os.stat(theirs / name).st_mode) == stat.S_IMODE(os.stat(ours / name).st_mode)


def test_notebook_is_what_nbgrader_writes(pair):
    """Apart from what is left out on purpose: colours of errors, and metadata that nobody reads."""
    both(pair, "prints", *KINDS["prints"])
    theirs, ours = (
        nbformat.read(course.autograded("prints", WORK) / "one.ipynb", as_version=4) for course in pair
    )
    nbformat.validate(ours)
    assert [(each.source, each.metadata, each.id, each.get("outputs")) for each in theirs.cells] == [
        (each.source, each.metadata, each.id, each.get("outputs")) for each in ours.cells
    ]
    assert "... Output truncated ..." in ours.cells[2].outputs[0].text
    assert ours.metadata == theirs.metadata


@pytest.fixture
def ours(pair):
    """A course for the writer, and the notebooks of a submission as executed."""
    theirs, course = pair
    for each in pair:
        hand_in(each, "001", {"why": "x"})
    return course, {name: dict(each) for name, each in by_nbgrader(theirs, "001", {}).items()}


def grades(course, student="001"):
    """(auto score, manual score, waits) of each graded cell."""
    with gradebook.opened(course) as book:
        found = {}
        for name in BOOKS:
            for grade in book.find_submission_notebook(name, WORK, student).grades:
                found[grade.name] = (grade.auto_score, grade.manual_score, grade.needs_manual_grade)
        return found


def with_result(notebooks, text):
    """The notebooks with another result of the first test, which is worth 2 points."""
    changed = copy.deepcopy(notebooks)
    changed["one"]["cells"][2]["outputs"] = number(text)
    return changed


@pytest.mark.parametrize(
    ("text", "points"),
    [("nan", 0), ("inf", 0), ("-inf", 0), ("-1", 0), ("-1e-9", 0), ("2.5", 2), ("1e300", 2), ("", 0)],
)
def test_impossible_points_are_bounded_and_named(ours, text, points):
    course, notebooks = ours
    outcome = by_writer(course, Graded("001", OK, ["first"], with_result(notebooks, text)))[0]
    assert grades(course)["half-test"] == (points, None, False)
    assert outcome.status == REVIEW
    assert outcome.reasons[0] == "first"
    assert "the test half-test gave" in outcome.reasons[1]


def test_cell_that_is_not_there_gets_zero(ours):
    """nbgrader would keep the grade of an earlier submission."""
    course, notebooks = ours
    by_writer(course, Graded("001", OK, [], notebooks))
    less = copy.deepcopy(notebooks)
    del less["one"]["cells"][2]
    by_writer(course, Graded("001", OK, [], less))
    assert grades(course)["half-test"] == (0, None, False)
    assert grades(course)["whole-test"] == (3, None, False)


def test_notebook_that_is_not_there_gets_zero(ours):
    course, notebooks = ours
    by_writer(course, Graded("001", REVIEW, ["why"], {"one": notebooks["one"]}))
    assert grades(course)["two-half-test"] == (0, None, False)
    assert not (course.autograded("001", WORK) / "two.ipynb").exists()


def test_notebook_of_another_name_is_left_out(ours):
    course, notebooks = ours
    by_writer(course, Graded("001", OK, [], notebooks | {"three": notebooks["one"]}))
    assert not (course.autograded("001", WORK) / "three.ipynb").exists()


def test_submission_that_cannot_be_graded_loses_all_marks(ours):
    course, notebooks = ours
    by_writer(course, Graded("001", OK, [], notebooks))
    mark_class([course], ["001"])
    outcome = by_writer(course, Graded("001", UNGRADED, ["no notebook"]))[0]
    assert set(grades(course).values()) == {(0, None, False)}
    assert not course.autograded("001", WORK).exists()
    assert (outcome.status, outcome.reasons) == (UNGRADED, ["no notebook"])
    expected = rows(course)
    nbgraders.give_nothing(course, WORK, "001")
    assert rows(course) == expected


def test_task_waits_again_after_a_submission_that_could_not_be_graded(ours):
    course, notebooks = ours
    by_writer(course, Graded("001", UNGRADED, ["no notebook"]), Graded("001", OK, [], notebooks))
    assert grades(course)["task"] == (None, None, True)


def test_fault_of_this_machine_changes_nothing_but_the_journal(ours):
    course, notebooks = ours
    by_writer(course, Graded("001", OK, [], notebooks))
    before = rows(course)
    by_writer(course, Graded("001", FAILED, ["no kernel"]))
    assert rows(course) == before
    assert course.autograded("001", WORK).is_dir()
    assert Journal(course, WORK).outcome("001").status == FAILED


def test_unknown_assignment_is_a_plain_error(empty, tmp_path):
    shutil.copytree(empty.root, tmp_path / "course")
    shutil.copytree(tmp_path / "course/source/work", tmp_path / "course/source/other")
    with pytest.raises(CourseError, match="does not know the assignment 'other'"):
        Writer(Course(tmp_path / "course"), "other")


def test_links_are_not_followed(ours, tmp_path):
    course, notebooks = ours
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key").write_text("key")
    folder = course.submitted("001", WORK)
    (folder / "link.txt").symlink_to(tmp_path / "secret" / "key")
    (folder / "linked").symlink_to(tmp_path / "secret")
    by_writer(course, Graded("001", OK, [], notebooks))
    names = {path.name for path in course.autograded("001", WORK).rglob("*")}
    assert not names & {"link.txt", "linked", "key"}


class Killed(BaseException):
    """Stands for the end of the process."""


STEPS = [
    ("os.rename", 1),
    ("os.rename", 2),
    ("lossedu.grading.folders.set_modes", 1),
    ("lossedu.grading.ledger.save_rows", 1),
    ("lossedu.grading.ledger.save_rows", 2),
    ("lossedu.grading.journal.line_of", 1),
]


@pytest.mark.parametrize(("step", "call"), STEPS)
@pytest.mark.parametrize("status", [OK, UNGRADED])
def test_kill_at_any_step_then_the_same_again_makes_no_difference(ours, monkeypatch, step, call, status):
    """The submission has been graded and marked before; the second time something ends the writer."""
    course, notebooks = ours
    by_writer(course, Graded("001", OK, [], with_result(notebooks, "1")))
    mark_class([course], ["001"])
    again = Graded("001", status, [], notebooks if status == OK else {})
    undisturbed = Course(course.root.with_name("undisturbed"))
    shutil.copytree(course.root, undisturbed.root)
    by_writer(undisturbed, again)
    calls = []

    def deadly(*arguments, **options):
        calls.append(step)
        if len(calls) == call:
            raise Killed
        return original(*arguments, **options)

    with monkeypatch.context() as patch:
        module, _, name = step.rpartition(".")
        original = getattr(importlib.import_module(module), name)
        patch.setattr(step, deadly)
        try:
            by_writer(course, again)
        except Killed:
            assert not Journal(course, WORK).is_current("001", "autograde", "new print")
    by_writer(course, again)
    assert rows(course) == rows(undisturbed)
    assert texts(course) == texts(undisturbed)


def texts(course):
    """All files in autograded/ by their names."""
    folder = course.root / "autograded"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_queries_search_by_index_alone(ours):
    """What the database looks through does not grow with the class: no table of submissions is scanned."""
    course, notebooks = ours
    statements = []
    writer = Writer(course, WORK)
    event.listen(
        writer.ledger.engine,
        "before_cursor_execute",
        lambda connection, cursor, statement, parameters, *rest: statements.append((statement, parameters)),
    )
    writer.write(Graded("001", OK, [], notebooks), "print")
    writer.write(Graded("001", UNGRADED, []), "print")
    with writer.ledger.engine.connect() as connection:
        asked = [each for each in statements if each[0].startswith(("SELECT", "UPDATE"))]
        for statement, parameters in asked:
            values = parameters[0] if isinstance(parameters, list) else parameters
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
            assert all("USING" in row.detail and "INDEX" in row.detail for row in plan), (statement, plan)
        assert len(asked) > 10
        assert connection.execute(text("SELECT count(*) FROM student")).scalar() == 1
    writer.close()


def test_number_of_statements_does_not_grow_with_the_class(ours):
    course, notebooks = ours
    writer = Writer(course, WORK)
    statements = []
    event.listen(writer.ledger.engine, "before_cursor_execute", lambda *call: statements.append(call[2]))
    counts = []
    for index in range(5):
        hand_in(course, f"s{index}", {})
        writer.write(Graded(f"s{index}", OK, [], notebooks), "print")
        counts.append(len(statements))
        statements.clear()
    writer.close()
    assert len(set(counts)) == 1
    assert counts[0] <= 14


def test_gradebook_is_where_the_settings_say(ours):
    course, notebooks = ours
    with open(course.root / "nbgrader_config.py", "a") as file:
        file.write(f"c.CourseDirectory.db_url = 'sqlite:///{course.root}/elsewhere.db'\n")
    (course.root / "gradebook.db").rename(course.root / "elsewhere.db")
    by_writer(course, Graded("001", OK, [], notebooks))
    assert not (course.root / "gradebook.db").exists()
    assert grades(course)["half-test"] == (2, None, False)
