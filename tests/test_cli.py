"""The command line: help with an example, plain errors, and an exit status that says what happened."""

import io
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

import lossedu
from lossedu import cli
from lossedu.grading import classroom, rehearsal
from lossedu.grading.classroom import Result, Row
from lossedu.grading.rehearsal import Rehearsal

COMMANDS = ["check", "rehearse", "grade", "report", "demo-class"]


@pytest.fixture
def course(tmp_path):
    (tmp_path / "source" / "one").mkdir(parents=True)
    (tmp_path / "source" / "one" / "one.ipynb").touch()
    return tmp_path


def test_version(capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"lossedu {lossedu.__version__}\n"


def test_help_names_all_commands(capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(["--help"])
    assert end.value.code == 0
    shown = capsys.readouterr().out
    assert all(command in shown for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_has_an_example_that_parses(capsys, command):
    with pytest.raises(SystemExit) as end:
        cli.main([command, "--help"])
    assert end.value.code == 0
    shown = capsys.readouterr().out
    example = shown.split("example:\n")[1].split()
    assert example[:2] == ["lossedu", command]
    cli.parser().parse_args(example[1:])


@pytest.mark.parametrize(
    "arguments", [[], ["sing"], ["grade"], ["check"], ["demo-class", "x", "--students", "0"]]
)
def test_wrong_use_is_explained(capsys, arguments):
    with pytest.raises(SystemExit) as end:
        cli.main(arguments)
    assert end.value.code == 2
    assert "usage: lossedu" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "nowhere.ipynb"], "there is no file nowhere.ipynb"),
        (["grade", "one", "--course", "nowhere"], "nowhere is no course folder"),
        (["report", "--course", "nowhere"], "nowhere is no course folder"),
        (["demo-class", "nowhere"], "nowhere is no course folder"),
        (["grade", "two", "--course", "COURSE"], "no source notebook of assignment 'two'"),
        (["grade", "one", "--course", "COURSE"], "no submissions of one"),
        (["demo-class", "COURSE"], "assignment one was not released"),
    ],
)
def test_errors_are_one_plain_line(capsys, course, arguments, words):
    arguments = [str(course) if argument == "COURSE" else argument for argument in arguments]
    assert cli.main(arguments) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("lossedu: ")
    assert words in shown.err
    assert shown.err.count("\n") == 1


def test_missing_file_of_marks_is_named(capsys, course):
    (course / "submitted" / "001" / "one").mkdir(parents=True)
    assert cli.main(["grade", "one", "--course", str(course), "--marks", "marks.csv"]) == 1
    assert capsys.readouterr().err == "lossedu: there is no file marks.csv\n"


def test_table_without_its_columns_is_named(capsys, course):
    (course / "submitted" / "001" / "one").mkdir(parents=True)
    table = course / "expected.csv"
    table.write_text("student,score\n001,3\n")
    assert cli.main(["grade", "one", "--course", str(course), "--expected", str(table)]) == 1
    assert "has no column status, why; it needs student, score, status, why" in capsys.readouterr().err


def test_debug_shows_where_an_error_comes_from():
    with pytest.raises(Exception, match="there is no file"):
        cli.main(["check", "nowhere.ipynb", "--debug"])


def test_missing_package_says_what_to_install():
    error = ModuleNotFoundError("No module named 'nbgrader'", name="nbgrader")
    assert (
        cli.plain(error, "grade")
        == 'nbgrader is missing; install it with: python -m pip install "lossedu[grading]"'
    )
    assert '"lossedu[student]"' in cli.plain(error, "check")


def test_error_of_another_kind_keeps_its_name():
    assert cli.plain(ValueError("a\nb"), "check").startswith("ValueError: a b (run with --debug")


def test_stopping_by_hand_is_no_traceback(monkeypatch, capsys, course):
    def stopped(*args, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(classroom, "grade", stopped)
    assert cli.main(["grade", "one", "--course", str(course)]) == 130
    assert "what was done is kept" in capsys.readouterr().err


ROW = Row("001", 3.0, 9.0, "ok", "", True, 1)


@pytest.mark.parametrize(
    ("result", "status"),
    [
        (Result([ROW]), 0),
        (Result([Row("001", 0.0, 9.0, "ungraded", "damaged", True, 0)]), 0),
        (Result([ROW], faults=["001: no kernel"]), 1),
        (Result([ROW], differences=["001: expected 4 (ok), got 3 (ok)"]), 1),
    ],
)
def test_status_of_grade_tells_a_failed_run_from_a_broken_submission(
    monkeypatch, capsys, course, result, status
):
    monkeypatch.setattr(classroom, "grade", lambda *args, **options: result)
    assert cli.main(["grade", "one", "--course", str(course)]) == status
    shown = capsys.readouterr()
    assert "1 graded, 0 unchanged" in shown.out
    for line in [*result.faults, *result.differences]:
        assert f"lossedu: {line}\n" in shown.err


def test_check_prints_points_and_fails_unless_all_are_there(capsys, tmp_path):
    def notebook(answer):
        test = new_code_cell("assert answer == 42", id="test")
        about = {"grade": True, "grade_id": "answer-test", "points": 2, "solution": False}
        test.metadata["nbgrader"] = about
        return new_notebook(cells=[new_code_cell(f"answer = {answer}", id="answer"), test])

    path = tmp_path / "one.ipynb"
    nbformat.write(notebook(42), path)
    assert cli.main(["check", str(path)]) == 0
    assert capsys.readouterr().out.split("\n")[0].split() == ["answer-test", "2", "of", "2"]
    nbformat.write(notebook(41), path)
    assert cli.main(["check", str(path)]) == 1
    shown = capsys.readouterr().out
    assert "FAILED  cell 2 (answer-test): AssertionError" in shown
    assert shown.split("\n")[-2].split() == ["sum", "of", "the", "tests", "0", "of", "2"]


def test_check_begins_with_a_note_where_the_notebook_has_another_version(capsys, tmp_path):
    path = tmp_path / "one.ipynb"
    nbformat.write(new_notebook(metadata={"lossedu": {"version": "0.0.1"}}), path)
    assert cli.main(["check", str(path)]) == 0
    assert capsys.readouterr().out.startswith("NOTE  this notebook was made with lossedu 0.0.1, ")


def test_letter_that_the_output_does_not_know_is_no_error(monkeypatch):
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", narrow)
    monkeypatch.setattr(cli, "check", lambda options: print("ŷ - y"))
    cli.main(["check", "one.ipynb"])
    narrow.flush()
    assert narrow.buffer.getvalue().split() == [b"?", b"-", b"y"]


def test_terminal_without_a_letter_gets_a_question_mark(monkeypatch):
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setattr(rehearsal, "rehearse", lambda *arguments: Rehearsal(reports=["“values” is ŷ"]))
    assert cli.main(["check", "one.ipynb"]) == 0
    terminal.flush()
    assert b"?values? is ?" in terminal.buffer.getvalue()


def test_module_runs_as_a_command_and_loads_little():
    program = "import sys, lossedu.cli; lossedu.cli.parser(); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"numpy", "sympy", "matplotlib", "nbformat", "nbgrader", "tqdm"} & set(run.stdout.split())
    run = subprocess.run(
        [sys.executable, "-m", "lossedu", "--version"], capture_output=True, text=True, check=True
    )
    assert run.stdout == f"lossedu {lossedu.__version__}\n"
