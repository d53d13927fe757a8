"""otter-grader's local run of the same tasks, without containers, one submission after the other.

The assignment is made from ours: a test file for each test cell, which runs that cell and asserts that it
gives full points; submissions are the demo class's without test cells. otter-grader lives in an environment
of its own below _build.
"""

import json
import subprocess
import venv

import nbformat

from bench.grading.classes import DEMO, ROOT
from bench.grading.family import spent

VERSION = "7.0.0"
PACKAGES = (f"otter-grader=={VERSION}", "ipykernel", "numpy", "sympy", "matplotlib")
PLACE = ROOT / "_build" / "bench" / f"otter-{VERSION}"
TEST = '''\
import ast

from otter.test_files import test_case

OK_FORMAT = False

name = {name!r}
points = {points!r}
SOURCE = {source!r}


@test_case()
def test_full_points(env):
    tree = ast.parse(SOURCE)
    last = ast.Expression(tree.body.pop().value)
    exec(compile(tree, name, "exec"), env)
    verdict = eval(compile(last, name, "eval"), env)
    assert float(repr(verdict)) == points, str(verdict)
'''


def measured(course, folder):
    """Return the facts about the class of a course, or why there are none."""
    try:
        python = installed()
        autograder = assignment(course, folder, python)
    except subprocess.CalledProcessError as error:
        return {"fault": f"{' '.join(map(str, error.cmd[-4:]))}: {error.stderr[-500:]}"}
    results = {name: run(python, autograder, course, name, folder) for name in course.students(DEMO)}
    return {
        "version": VERSION,
        "students": len(results),
        "seconds": sum(result.seconds for result, _ in results.values()),
        "full_points": {name: full for name, (_, full) in results.items()},
    }


def installed():
    """Return the Python of otter-grader's environment, which is made at first use."""
    python = PLACE / "bin" / "python"
    if not (PLACE / "done").exists():
        venv.create(PLACE, with_pip=True, clear=True)
        command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES]
        subprocess.run(command, check=True, capture_output=True, text=True)
        (PLACE / "done").touch()
    return python


def assignment(course, folder, python):
    """Write the tests and pack them; returns the path of otter's autograder.zip."""
    tests = folder / "tests"
    tests.mkdir(parents=True)
    for name, cell in test_cells(course).items():
        about = {"name": name, "points": float(cell.metadata.nbgrader.points), "source": cell.source}
        (tests / f"{name.replace('-', '_')}.py").write_text(TEST.format(**about), encoding="utf-8")
    autograder = folder / "autograder.zip"
    words = ["generate", "--tests-dir", tests, "--output-path", autograder, "--no-environment"]
    subprocess.run([python, "-m", "otter", *words], check=True, capture_output=True, text=True, cwd=folder)
    return autograder


def test_cells(course):
    """Return the test cells of the source by grade_id."""
    source = nbformat.read(course.source(DEMO) / f"{DEMO}.ipynb", as_version=4)
    return {cell.metadata.nbgrader.grade_id: cell for cell in source.cells if is_test(cell)}


def is_test(cell):
    """Whether a cell holds tests of nbgrader."""
    about = cell.metadata.get("nbgrader", {})
    return cell.cell_type == "code" and bool(about.get("grade")) and not about.get("solution")


def run(python, autograder, course, student, folder):
    """Grade one submission; returns what was Spent, and the names of the tests with full points."""
    home = folder / student
    home.mkdir()
    notebook = nbformat.read(course.submitted(student, DEMO) / f"{DEMO}.ipynb", as_version=4)
    notebook.cells = [cell for cell in notebook.cells if not is_test(cell)]
    nbformat.write(notebook, home / f"{DEMO}.ipynb")
    words = ["-m", "otter", "run", str(home / f"{DEMO}.ipynb"), "-a", str(autograder), "-o", str(home)]
    result = spent([*words, "--no-logo"], home / "otter.log", python=python, cwd=home)
    return result, full_points(home / "results.json")


def full_points(path):
    """Return the names of the tests with full points in otter's results."""
    if not path.exists():
        return []
    tests = json.loads(path.read_text(encoding="utf-8"))["tests"]
    rated = [test for test in tests if test.get("max_score")]
    return sorted(test["name"] for test in rated if test["score"] == test["max_score"])

