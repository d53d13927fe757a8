"""A class through real nbgrader: every score is exact, and no submission stops or harms another."""

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from lossedu.grading import journal, kept, pairs, task
from lossedu.grading.cells import VERDICT, is_test, result_of
from lossedu.grading.classroom import Options, Run, grade, rehearse
from lossedu.grading.course import CourseError
from lossedu.grading.engines import Crew
from lossedu.grading.ledger import Ledger
from lossedu.isolation import sandbox

TOY = "toy"
SCORES = {
    "001": 2 + 3 + 3,
    "002": 0 + 3,
    "003": 2 + 0,
    "004": 0,
    "005": 2 + 3,
    "006": 2 + 3,
    "007": 0 + 3,
    "008": 0 + 3,
    "009": 0,
    "010": 2 + 3,
}
WHY = {
    "003": ("review", "ran too long: cell 8"),
    "004": ("ungraded", "stops being JSON at line 1, column 12"),
    "005": ("review", "cell double is there more than once"),
    "006": ("review", "cell double-test was missing"),
    "007": ("review", "ended their process"),
    "009": ("ungraded", "not UTF-8"),
    "010": ("review", "timestamp.txt cannot be read"),
}

STOCK = """
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

config = Config()
config.ClearMarkScheme.enforce_metadata = False
api = NbGraderAPI(config=config)
assert api.generate_assignment("toy")["success"]
for student in ("001", "002", "008"):
    assert api.autograde("toy", student)["success"]
"""


OURS = """
from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader

api = NbGraderAPI(config=PyFileConfigLoader("nbgrader_config.py").load_config())
assert api.autograde("toy", "006")["success"]
assert api.generate_feedback("toy", "006")["success"]
"""


def in_nbgrader(program, course):
    """Run a program that calls nbgrader, in a course folder and a process of its own."""
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def gradebook_scores(course):
    """Scores as nbgrader itself reads them."""
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        scores = {each.student.id: each.score for each in gradebook.assignment_submissions(TOY)}
    gradebook.engine.dispose()
    return scores


def grades_of(course, student):
    """(auto score, manual score) of each cell, as nbgrader itself reads them."""
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        notebook = gradebook.find_submission_notebook(TOY, TOY, student)
        grades = {each.name: (each.auto_score, each.manual_score) for each in notebook.grades}
    gradebook.engine.dispose()
    return grades


def rows_of(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def test_every_score_is_exact(graded):
    assert gradebook_scores(graded) == SCORES


def test_scores_csv_is_nbgraders_export(graded):
    rows = rows_of(graded.root / "scores.csv")
    assert {row["student_id"]: float(row["score"]) for row in rows} == SCORES
    assert {float(row["max_score"]) for row in rows} == {9.0}


def test_reviews_say_who_and_why(graded):
    rows = {row["student"]: (row["status"], row["why"]) for row in rows_of(graded.root / "reviews.csv")}
    assert rows.keys() == WHY.keys()
    for student, (status, words) in WHY.items():
        assert rows[student][0] == status
        assert words in rows[student][1]


def test_old_notebook_format_is_converted_and_graded(graded):
    why = {row["student"]: row["why"] for row in rows_of(graded.root / "reviews.csv")}
    assert "notebook format 3" in why["010"]


def test_marks_by_hand_are_in_the_gradebook(graded):
    assert grades_of(graded, "001")["why"] == (None, 3.0)
    assert grades_of(graded, "004")["why"] == (0.0, None)  # could not be graded: the mark does not count


def test_stock_nbgrader_gives_honest_work_the_same_points(graded, tmp_path):
    """Our steps in nbgrader's pipeline change nothing for those who did nothing odd."""
    course = tmp_path / "stock"
    for student in ("001", "002", "008"):
        shutil.copytree(graded.submitted(student, TOY), course / "submitted" / student / TOY)
    shutil.copytree(graded.source(TOY), course / "source" / TOY)
    in_nbgrader(STOCK, course)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        scores = {each.student.id: each.score for each in gradebook.assignment_submissions(TOY)}
    gradebook.engine.dispose()
    assert scores == {"001": 5, "002": 3, "008": 3}  # no marks by hand were entered there


def test_nbgraders_own_commands_take_our_steps(own_copy):
    """With the course's settings, `nbgrader autograde` and the formgrader grade and write feedback alike."""
    shutil.rmtree(own_copy.autograded("006", TOY))
    shutil.rmtree(own_copy.feedback("006", TOY))
    in_nbgrader(OURS, own_copy.root)
    assert gradebook_scores(own_copy) == SCORES
    page = own_copy.feedback("006", TOY) / "toy.html"
    assert "cell double-test was missing" in page.read_text(encoding="utf-8")
    notebook = nbformat.read(own_copy.autograded("006", TOY) / "toy.ipynb", as_version=4)
    assert str(own_copy.seed(TOY, "006")) in nbformat.writes(notebook)


def test_seed_is_the_students_own_and_stays(graded):
    seeds = {}
    for student in ("001", "002", "005"):
        notebook = nbformat.read(graded.autograded(student, TOY) / "toy.ipynb", as_version=4)
        verdicts = [result_of(cell).get(VERDICT) for cell in notebook.cells if is_test(cell)]
        seeds[student] = next(verdict["seed"] for verdict in verdicts if verdict)
        assert seeds[student] == str(graded.seed(TOY, student))
    assert len(set(seeds.values())) == 3


def test_second_run_changes_nothing(own_copy):
    before = {path: path.read_bytes() for path in own_copy.root.rglob("*") if path.is_file()}
    result = grade(own_copy, TOY, marks=own_copy.root / "marks.csv")
    assert not any(row.fresh for row in result.rows)
    after = {path: path.read_bytes() for path in own_copy.root.rglob("*") if path.is_file()}
    changed = {path.name for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert changed <= {"gradebook.db"}  # SQLite counts its commits
    assert gradebook_scores(own_copy) == SCORES


def test_only_what_changed_is_graded_again(own_copy, toy):
    toy.hand_in(own_copy, "008", toy.answered(why="Equal signs."))
    result = grade(own_copy, TOY)
    assert [row.student for row in result.rows if row.fresh] == ["008"]
    assert gradebook_scores(own_copy) == SCORES | {"008": 5}


def test_resubmission_without_its_tests_does_not_keep_the_old_marks(own_copy, toy):
    notebook = toy.answered(double="def double(x):\n    return 0", why="Two factors of *equal sign*.")
    notebook.cells = [cell for cell in notebook.cells if not cell.id.endswith("-test")]
    toy.hand_in(own_copy, "001", notebook)
    grade(own_copy, TOY, students=["001"])
    assert grades_of(own_copy, "001") == {
        "double-test": (0, None),
        "square-test": (3, None),
        "why": (None, 3),
    }


def test_metadata_that_hides_a_test_is_put_right(own_copy, toy):
    """A test cell that says it is none, and one that asks not to be run, are run all the same."""
    notebook = toy.answered(double="def double(x):\n    return 0", square="def square(x):\n    return 0")
    for cell in notebook.cells:
        if cell.id == "double-test":
            cell.metadata.nbgrader.grade = False
        if cell.id == "square-test":
            cell.metadata.tags = ["skip-execution"]
    toy.hand_in(own_copy, "001", notebook)
    grade(own_copy, TOY, students=["001"])
    grades = grades_of(own_copy, "001")
    assert grades["double-test"] == (0, None)
    assert grades["square-test"] == (0, None)


def test_corrupt_resubmission_loses_all_marks(own_copy, toy):
    toy.hand_in(own_copy, "001", b"\x00")
    result = grade(own_copy, TOY, students=["001"], marks=own_copy.root / "marks.csv")
    assert grades_of(own_copy, "001") == dict.fromkeys(("double-test", "square-test", "why"), (0, None))
    assert [row.status for row in result.rows] == ["ungraded"]
    assert not own_copy.autograded("001", TOY).exists()


def test_folder_left_by_a_kill_does_not_count_as_graded(own_copy, toy):
    name = "odd [name]"
    toy.hand_in(own_copy, name, toy.answered())
    shutil.copytree(own_copy.autograded("001", TOY), own_copy.autograded(name, TOY))
    grade(own_copy, TOY, students=[name])
    assert gradebook_scores(own_copy)[name] == 5


def test_stopping_by_hand_keeps_what_was_done_and_ends_the_rest(own_copy, toy, monkeypatch):
    """The first result is kept, then the user stops the run: no process is left, and a second run goes on."""
    toy.hand_in(own_copy, "001", b"")
    toy.hand_in(own_copy, "003", toy.answered(square="while True:\n    pass"))
    keep = Run.keep

    def keep_and_stop(run, outcome):
        keep(run, outcome)
        raise KeyboardInterrupt

    monkeypatch.setattr(Run, "keep", keep_and_stop)
    with pytest.raises(KeyboardInterrupt):
        grade(own_copy, TOY, students=["001", "003"])
    monkeypatch.setattr(Run, "keep", keep)
    result = grade(own_copy, TOY, students=["001", "003"])
    assert [(row.student, row.status, row.fresh) for row in result.rows] == [
        ("001", "ungraded", False),
        ("003", "review", True),
    ]


def test_unknown_names_are_plain_errors(graded):
    with pytest.raises(CourseError, match="there is: toy"):
        grade(graded, "tony")
    with pytest.raises(CourseError, match="no submission of toy by 099"):
        grade(graded, TOY, students=["001", "099"])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("001,why,5,", "between 0 and 4"),
        ("001,why,-1,", "between 0 and 4"),
        ("001,whale,1,", "no such graded cell"),
        ("001,why,three,", "points must be a number, not 'three'"),
        ("001,why,inf,", "points must be a number"),
    ],
)
def test_impossible_marks_are_refused_and_change_nothing(own_copy, line, words):
    marks = own_copy.root / "other.csv"
    marks.write_text(f"student,grade_id,points,comment\n002,why,1,fine\n{line}\n")
    with pytest.raises(CourseError, match=words):
        grade(own_copy, TOY, marks=marks)
    assert gradebook_scores(own_copy) == SCORES


def test_marks_of_other_assignments_are_left_alone(own_copy):
    marks = own_copy.root / "other.csv"
    marks.write_text("assignment,student,grade_id,points,comment\nother,002,why,1,\ntoy,003,why,2,\n")
    grade(own_copy, TOY, marks=marks)
    assert gradebook_scores(own_copy) == SCORES | {"003": 4}


def test_json_is_all_that_is_written_to_standard_output(own_copy):
    (own_copy.submitted("004", TOY) / "toy.ipynb").write_bytes(b"{")  # whose reason is told as it comes
    command = [sys.executable, "-m", "lossedu", "grade", TOY, "--course", str(own_copy.root), "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(run.stdout)
    assert {row["student"]: row["score"] for row in found["rows"]} == SCORES
    assert {row["student"] for row in found["rows"] if row["fresh"]} == {"004"}
    assert found["faults"] == []
    assert "004: ungraded: " in run.stderr


def test_differences_from_expected_scores_are_named(own_copy):
    expected = own_copy.root / "expected.csv"
    wanted = {**SCORES, "002": 9, "012": 1}
    del wanted["008"]
    status = {student: "review" if student in WHY else "ok" for student in wanted} | {"001": "review"}
    lines = [f"{student},{score},{status[student]},\n" for student, score in wanted.items()]
    expected.write_text("student,score,status,why\n" + "".join(lines))
    result = grade(own_copy, TOY, expected=expected)
    assert sorted(result.differences) == [
        "001: expected 8 (review), got 8 (ok)",
        "002: expected 9 (ok), got 3 (ok)",
        "008: graded, but not expected",
        "012: expected, but not graded",
    ]


def test_fault_of_this_machine_costs_nobody_marks(own_copy, toy, monkeypatch):
    """What a worker cannot do is reported as a fault and not as a zero, and is done by the next run."""
    toy.hand_in(own_copy, "008", toy.answered())
    with monkeypatch.context() as patched:
        patched.setattr(task, "grade", os.stat)
        result = grade(own_copy, TOY, students=["008"], options=Options(workers=1))
    assert [row.status for row in result.rows] == ["failed"]
    assert result.faults[0].startswith("008: TypeError: stat: path should be")
    assert gradebook_scores(own_copy) == SCORES
    grade(own_copy, TOY, students=["008"])
    assert gradebook_scores(own_copy) == SCORES | {"008": 5}


def test_a_result_that_cannot_be_written_stops_nobody_else(tmp_path, toy, monkeypatch):
    course = toy.make_course(tmp_path)
    for student in ("001", "002"):
        toy.hand_in(course, student, toy.answered())
    enter = Ledger.enter

    def fail_for_one(ledger, student, *about):
        enter(ledger, student, *about)
        if student == "001":
            raise KeyError("odd")

    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "enter", fail_for_one)
        result = grade(course, TOY, options=Options(workers=1))
    assert [(row.status, row.score) for row in result.rows] == [("failed", 5), ("ok", 5)]
    assert result.faults == ["001: KeyError: 'odd'"]
    result = grade(course, TOY, options=Options(workers=1))
    assert [(row.status, row.fresh) for row in result.rows] == [("ok", True), ("ok", False)]


def test_a_file_that_cannot_be_read_costs_nobody_marks(tmp_path, toy, monkeypatch):
    course = toy.make_course(tmp_path)
    for student in ("001", "002"):
        toy.hand_in(course, student, toy.answered(why="Two equal signs."))
    read = Path.read_bytes

    def read_bytes(path):
        if "001" in path.parts:
            raise PermissionError(13, "Permission denied")
        return read(path)

    def hash_of(path):
        return hashlib.sha256(read_bytes(path)).hexdigest()

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", read_bytes)
        patch.setattr(journal, "hash_of", hash_of)
        result = grade(course, TOY, options=Options(workers=1))
    assert [row.status for row in result.rows] == ["failed", "ok"]
    assert "Permission denied" in result.rows[0].why
    result = grade(course, TOY, options=Options(workers=1))
    assert [(row.status, row.score) for row in result.rows] == [("ok", 5), ("ok", 5)]


def test_a_machine_without_a_wall_grades_nobody(tmp_path, toy, monkeypatch):
    course = toy.make_course(tmp_path)
    toy.hand_in(course, "001", toy.answered())
    monkeypatch.setattr(sandbox, "available_walls", lambda: ())
    with pytest.raises(sandbox.SandboxError, match="install bubblewrap"):
        grade(course, TOY)


def test_a_regrade_says_who_gained_and_lost(own_copy, toy):
    """The instructor mends a test: everybody is graded again, marks by hand stay."""
    path = own_copy.source(TOY) / "toy.ipynb"
    source = nbformat.read(path, as_version=4)
    (test,) = [cell for cell in source.cells if cell.id == "double-test"]
    test.source = test.source.replace("if double(3) == 9:", "if double(3) == 9:\n    score = 1")
    test.source = test.source.replace("score = 0\n###", "score = min(score, 1)\n###")
    nbformat.write(source, path)
    result = grade(own_copy, TOY)
    assert result.changes == ["002: 3 -> 4 (+1): double-test 0 -> 1"]
    assert gradebook_scores(own_copy) == SCORES | {"002": 4}
    assert grades_of(own_copy, "001")["why"] == (None, 3.0)


OWN_FILE = "def double(x):\n    return x * int(open('factor.txt').read())"


@pytest.mark.parametrize(("setting", "points"), [("", 0), ("{'toy': ['factor.txt']}", 2)])
def test_a_file_of_the_source_replaces_the_students_unless_settings_leave_it_to_them(
    tmp_path, toy, setting, points
):
    """As nbgrader does it, for the file beside the notebook and for the one that answers read."""
    course = toy.make_course(tmp_path)
    (course.source(TOY) / "factor.txt").write_text("3")
    path = toy.hand_in(course, "001", toy.answered(double=OWN_FILE))
    path.with_name("factor.txt").write_text("2")
    if setting:
        with open(course.root / "nbgrader_config.py", "a") as file:
            file.write(f"c.Autograde.exclude_overwriting = {setting}\n")
    grade(course, TOY, options=Options(workers=1))
    assert grades_of(course, "001")["double-test"][0] == points
    copy = course.autograded("001", TOY) / "factor.txt"
    assert copy.read_text() == ("2" if setting else "3")


def test_an_assignment_that_cannot_be_entered_says_why_and_that_there_are_no_settings(
    tmp_path, toy, monkeypatch
):
    course = toy.make_course(tmp_path / "course")
    monkeypatch.chdir(tmp_path)  # where there are none either
    (course.root / "nbgrader_config.py").unlink()
    with pytest.raises(CourseError, match=r"Mark scheme region.*is no nbgrader_config.py in .*course\)"):
        rehearse(course, TOY)
    (course.root / "nbgrader_config.py").touch()
    with pytest.raises(CourseError, match=r"Mark scheme region[^(]*$"):
        rehearse(course, TOY)


def test_a_rehearsal_says_what_does_not_go_as_it_should(tmp_path, toy):
    """Before anybody has handed in, and what it found out is not found out again."""
    course = toy.make_course(tmp_path)
    assert rehearse(course, TOY) == []
    path = course.source(TOY) / "toy.ipynb"
    source = nbformat.read(path, as_version=4)
    (test,) = [cell for cell in source.cells if cell.id == "square-test"]
    test.source += "\nassert square(2) == 5"
    nbformat.write(source, path)
    note = "toy: the source's own solution does not get all points of square-test"
    assert rehearse(course, TOY) == [note]
    toy.hand_in(course, "001", toy.answered())
    assert grade(course, TOY).notes == [note]


def test_workers_that_were_started_before_grade_as_others_do(tmp_path, toy):
    course = toy.make_course(tmp_path)
    rehearse(course, TOY)
    toy.hand_in(course, "001", toy.answered())
    crew = Crew("local", 1)
    crew.warm(kept.load(course, TOY), course.source(TOY))
    (row,) = grade(course, TOY, crew=crew).rows
    assert row.score == 2 + 3  # the marks by hand are still to come
    assert crew.engine is None


def test_notebooks_of_one_assignment_share_their_warm_processes(tmp_path, toy):
    course = toy.make_course(tmp_path)
    folder = course.source(TOY)
    other = nbformat.read(folder / f"{TOY}.ipynb", as_version=4)
    setup = next(cell for cell in other.cells if cell.id == "setup")
    setup.source += "\nimport tabnanny"
    setup.metadata["nbgrader"]["grade_id"] = "another-setup"
    test = next(cell for cell in other.cells if cell.id == "square-test")
    test.source = f"{toy.DERIVED}\n{test.source}"
    nbformat.write(other, folder / "other.ipynb")
    rehearse(course, TOY)
    found = kept.load(course, TOY)
    kits = {pairs.kit_of(plan, found["settings"]) for plan in found["plans"].values()}
    assert len(found["plans"]) == 2
    assert ["tabnanny" in kit.modules for kit in kits] == [True]
    assert [len(kit.derivatives) for kit in kits] == [1]
