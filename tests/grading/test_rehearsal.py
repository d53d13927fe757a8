"""What a student sees before handing in is what the grader will find, as far as the tests are visible."""

import subprocess
import sys

import nbformat
import pytest

import lossedu
from lossedu.grading.cells import VERDICT
from lossedu.grading.rehearsal import RehearsalError, rehearse


@pytest.fixture
def write(tmp_path):
    """A function that writes a notebook and returns its path."""

    def write(notebook):
        path = tmp_path / "toy.ipynb"
        nbformat.write(notebook, path)
        return path

    return write


def test_right_answers_pass(toy, write):
    path = write(toy.answered())
    before = path.read_bytes()
    rehearsal = rehearse(path)
    assert rehearsal.passed
    assert rehearsal.points == [("double-test", 2, 2), ("square-test", 3, 3)]
    assert rehearsal.points_by_hand == [("why", 4)]
    assert rehearsal.reports == ["double: 2 of 2"]
    assert rehearsal.faults == []
    assert path.read_bytes() == before


def test_trouble_in_a_cell_is_named_and_the_others_count(toy, write):
    notebook = toy.answered(double="def double(x):\n    return 3 * x", square="def square(x): return 1 / 0")
    notebook.cells[-3].metadata["tags"] = ["skip-execution"]
    rehearsal = rehearse(write(notebook))
    assert not rehearsal.passed
    assert rehearsal.points == [("double-test", 0, 2), ("square-test", 0, 3)]
    assert rehearsal.faults == ["cell 8 (square-test): ZeroDivisionError: division by zero"]


def test_hanging_cell_is_stopped_and_the_rest_is_run(toy, write):
    rehearsal = rehearse(write(toy.answered(double="while True:\n    pass")), timeout=3)
    assert rehearsal.faults[0] == "cell 4 (double): CellTimeoutError: no answer within 3 s"
    assert rehearsal.points == [("double-test", 0, 2), ("square-test", 3, 3)]


def test_cell_that_cannot_be_interrupted_ends_the_run(toy, write):
    stubborn = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True:\n    pass"
    rehearsal = rehearse(write(toy.answered(double=stubborn)), timeout=2)
    assert any("the cells after it were not run" in fault for fault in rehearsal.faults)
    assert rehearsal.points == [("double-test", 0, 2), ("square-test", 0, 3)]


def test_cell_that_ends_the_kernel_ends_the_run(toy, write):
    rehearsal = rehearse(write(toy.answered(square="import os\nos._exit(0)")))
    assert rehearsal.faults == ["cell 7 ended the kernel; the cells after it were not run"]
    assert rehearsal.points == [("double-test", 2, 2), ("square-test", 0, 3)]


def test_old_outputs_do_not_count(toy, write):
    """A verdict saved in the file is no verdict of this run."""
    notebook = toy.answered(double="import os\nos._exit(0)")
    forged = {"text/plain": "2.0", VERDICT: {"report": "forged"}}
    output = {"output_type": "execute_result", "data": forged, "metadata": {}, "execution_count": 1}
    notebook.cells[4].outputs = [nbformat.from_dict(output)]
    notebook.cells[4].execution_count = 1
    rehearsal = rehearse(write(notebook))
    assert rehearsal.reports == []
    assert rehearsal.points == [("double-test", 0, 2), ("square-test", 0, 3)]


@pytest.mark.parametrize(
    ("metadata", "noted"),
    [
        ({"lossedu": {"version": "0.0.1"}}, True),
        ({"lossedu": {"version": lossedu.__version__}}, False),
        ({"lossedu": {}}, False),
        ({"lossedu": "0.0.1"}, False),
        ({}, False),
    ],
)
def test_notebook_of_another_version_is_noted_and_runs(toy, write, metadata, noted):
    notebook = toy.answered()
    notebook.metadata.update(metadata)
    rehearsal = rehearse(write(notebook))
    assert rehearsal.passed
    assert rehearsal.note.startswith("this notebook was made with lossedu 0.0.1, and you have ") == noted
    assert bool(rehearsal.note) == noted


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[]", b"{}", b'{"nbformat": 4}', b'"x"'])
def test_file_that_is_no_notebook_is_refused(tmp_path, data):
    path = tmp_path / "toy.ipynb"
    path.write_bytes(data)
    with pytest.raises(RehearsalError, match="is not a notebook"):
        rehearse(path)


def test_missing_file_and_folder_are_refused(tmp_path):
    for path in (tmp_path / "toy.ipynb", tmp_path):
        with pytest.raises(RehearsalError, match="there is no file"):
            rehearse(path)


def test_missing_kernel_is_said(toy, write, monkeypatch):
    monkeypatch.setattr("lossedu.grading.rehearsal.KERNEL", "no-such-kernel")
    with pytest.raises(RehearsalError, match="python -m pip install ipykernel"):
        rehearse(write(toy.answered()))


def test_students_half_loads_nothing_of_the_instructors():
    program = "import sys, lossedu.grading.rehearsal; print(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in run.stdout.split()}
    assert not loaded & {
        "nbgrader",
        "sqlalchemy",
        "nbconvert",
        "bleach",
        "latex2mathml",
        "matplotlib",
        "tqdm",
    }
