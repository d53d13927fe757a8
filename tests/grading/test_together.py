"""Tests that plain data cannot serve: answers run beside them, the report says so, and files stay safe."""

import copy

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from lossedu.grading import kept
from lossedu.grading.classroom import Options, grade, rehearse
from lossedu.grading.isolate import TOGETHER

TOY = "toy"
pytestmark = pytest.mark.xdist_group("together")
DRAW = "def draw():\n    ### BEGIN SOLUTION\n    plt.plot([1, 4, 9])\n    ### END SOLUTION"
DRAW_TEST = "plt.figure()\ndraw()\nassert list(plt.gca().lines[0].get_ydata()) == [1, 4, 9]"
NOTE = f"toy: {TOGETHER}: draw-test"
SUPERVISOR = """
import gc
from lossedu.isolation.tester import Supervisor
(supervisor,) = [each for each in gc.get_objects() if isinstance(each, Supervisor)]
"""
ATTACKS = {
    "reads": "print(open('@COURSE@/source/toy/toy.ipynb').read())",
    "writes": "print(open('@COURSE@/source/toy/toy.ipynb', 'w'))",
    "ends": "import os\nos._exit(0)",
    "says-it-failed": f"{SUPERVISOR}\nsupervisor.tell('failed', 'x')",
    "says-nonsense": f"{SUPERVISOR}\nsupervisor.tell('cell', 0, [5], 0.1), supervisor.tell('cell', 'x', 5)",
    "says-it-is-done": f"{SUPERVISOR}\nsupervisor.tell('done', [], [], [], [], 1)",
    "asks-without-end": (
        f"{SUPERVISOR}\nfrom lossedu.isolation import wire\nmessage = supervisor.codec.dumps(['interrupt'])\n"
        "supervisor.new_student()\n"
        "supervisor.sock.sendall((wire.HEAD.pack(len(message)) + message) * 3000)"
    ),
    "floods": f"{SUPERVISOR}\nsupervisor.sock.sendall(bytes([255]) * 100_000)",
}


@pytest.fixture(scope="module")
def ran(tmp_path_factory, toy):
    """A course with a test that looks at a figure, graded with an honest submission and hostile ones."""
    course = toy.make_course(tmp_path_factory.mktemp("together"))
    path = course.source(TOY) / f"{TOY}.ipynb"
    source = nbformat.read(path, as_version=4)
    source.cells[1].source += "\nimport matplotlib.pyplot as plt"
    source.cells += [
        toy.cell(new_code_cell, DRAW, "draw", solution=True),
        toy.cell(new_code_cell, DRAW_TEST, "draw-test", grade=True, locked=True, points=1),
    ]
    (test,) = [cell for cell in source.cells if cell.id == "square-test"]
    test.source = f"{toy.DERIVED}\n{test.source}"
    nbformat.write(source, path)
    notes = rehearse(course, TOY)
    toy.hand_in(course, "honest", source)
    for name, attack in ATTACKS.items():
        notebook = copy.deepcopy(source)
        notebook.cells[3].source = attack.replace("@COURSE@", str(course.root))
        toy.hand_in(course, name, notebook)
    before = path.read_bytes()
    result = grade(course, TOY, options=Options(workers=2, cell_timeout=5))
    assert path.read_bytes() == before
    return course, notes, result


def test_the_rehearsal_names_the_tests(ran):
    _, notes, result = ran
    assert notes == result.notes == [NOTE]


def test_what_a_test_derives_does_not_lie_beside_the_answers(ran):
    course, _, _ = ran
    (plan,) = kept.load(course, TOY)["plans"].values()
    assert plan["together"]
    assert plan["derivatives"] == []


def test_honest_work_has_its_points_and_the_sentence_in_its_report(ran):
    course, _, result = ran
    (row,) = [row for row in result.rows if row.student == "honest"]
    assert (row.score, row.status) == (2 + 3 + 1, "review")
    assert TOGETHER in row.why
    page = (course.feedback("honest", TOY) / "toy.html").read_text(encoding="utf-8")
    assert "6" in page


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_stops_nobody_and_reaches_no_file(ran, name):
    course, _, result = ran
    (row,) = [row for row in result.rows if row.student == name]
    assert row.status == "review", row.why
    assert row.score <= 3 + 1  # never a point for the task that it did not answer
    notebook = nbformat.read(course.autograded(name, TOY) / "toy.ipynb", as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert [output.text for output in outputs if output.output_type == "stream"] == []
    assert result.faults == []
