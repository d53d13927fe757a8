"""nbgrader's own commands beside ours: autograde with our steps, and zip_collect before `lossedu grade`."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
from gradebooks import contents

from lossedu.grading.classroom import Options, grade
from lossedu.grading.course import Course

TOY = "toy"

# As formgrader does it: one process, one student after another.
AUTOGRADE = """
import json
from lossedu.grading.pairs import PAIRS
from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader

api = NbGraderAPI(config=PyFileConfigLoader("nbgrader_config.py").load_config())
started = []
for student in ("001", "002", "003"):
    result = api.autograde("toy", student)
    assert result["success"], result["log"]
    zygotes = [zygote for pair in PAIRS.values() for zygote in (pair.student, pair.tester)]
    started.append([zygote.process.pid for zygote in zygotes])
print(json.dumps(started))
"""

# The files of Moodle ("Lucía Gómez_4711_assignsubmission_file_toy.ipynb"; a folder for each student in other
# settings) and of Canvas ("gomezlucia_LATE_4712_99001_toy-1.ipynb", -1 for what was handed in again).
MOODLE = r".*?[/\\][^/\\]+?_(?P<student_id>\d+)_assignsubmission_file_[/\\]?(?P<file_id>[^/\\]+)"
CANVAS = r".*[/\\][^/\\_]+(_LATE)?_(?P<student_id>\d+)_\d+_(?P<file_id>[^/\\]+?)(-\d+)?\.ipynb"


def run(*arguments, cwd):
    """Run Python with some arguments in a folder; returns what it printed."""
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=os.environ | {"PATH": programs},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_autograde_gives_the_same_and_keeps_its_warm_processes(toy, tmp_path):
    (tmp_path / "ours").mkdir()
    course = toy.make_course(tmp_path / "ours")
    toy.hand_in(course, "001", toy.answered(why="Two factors."))
    toy.hand_in(course, "002", toy.answered(double="def double(x):\n    return 3 * x"))
    toy.hand_in(course, "003", toy.answered(square="def square(x):\n    return 1 / 0"))
    grade(course, TOY)
    theirs = Course(tmp_path / "theirs")
    shutil.copytree(course.root, theirs.root)
    shutil.rmtree(theirs.root / "autograded")
    with open(theirs.root / "nbgrader_config.py", "a") as file:
        file.write("c.CourseDirectory.db_url = 'sqlite:///fresh.db'\n")
    in_gradebook = "from lossedu.grading.worker import register; register('.', 'toy')"
    run("-c", in_gradebook, cwd=theirs.root)
    first, second, third = json.loads(run("-c", AUTOGRADE, cwd=theirs.root))
    assert len(first) == 2
    assert first == second == third
    found = contents(f"sqlite:///{theirs.root / 'fresh.db'}")
    expected = contents(course.db_url)
    assert len(found["grade"]) == 9
    assert {name: found[name] for name in ("grade", "comment")} == {
        name: expected[name] for name in ("grade", "comment")
    }


@pytest.mark.parametrize(
    ("names", "expression"),
    [
        ([f"Lucía Gómez_{number}_assignsubmission_file_toy.ipynb" for number in (4711, 4712)], MOODLE),
        ([f"Lucía Gómez_{number}_assignsubmission_file_/toy.ipynb" for number in (4711, 4712)], MOODLE),
        (["gomezlucia_4711_99001_toy-1.ipynb", "boal_LATE_4712_99002_toy.ipynb"], CANVAS),
    ],
    ids=["Moodle", "Moodle's folders", "Canvas"],
)
def test_the_zip_of_a_learning_platform(toy, tmp_path, names, expression):
    course = toy.make_course(tmp_path)
    collect(course, expression, names, toy.answered())
    assert course.students(TOY) == ["4711", "4712"]
    for student in ("4711", "4712"):
        assert nbformat.read(course.submitted(student, TOY) / "toy.ipynb", as_version=4) == toy.answered()


@pytest.mark.parametrize("folder", ["", "/"])
def test_nobody_hands_in_for_another_by_the_name_of_a_file(toy, tmp_path, folder):
    """The first number is Moodle's, all that follows is the student's."""
    course = toy.make_course(tmp_path)
    forged = f"Eve_4711_assignsubmission_file_{folder}x_4713_assignsubmission_file_toy.ipynb"
    collect(course, MOODLE, [forged, f"Ann_4712_assignsubmission_file_{folder}toy.ipynb"], toy.answered())
    assert course.students(TOY) == ["4711", "4712"]


def test_the_guide_has_the_expression_for_moodle():
    guide = Path(__file__).parents[2] / "book" / "instructors.md"
    assert f'r"{MOODLE}"' in guide.read_text(encoding="utf-8")


def test_what_was_collected_is_graded(toy, tmp_path):
    course = toy.make_course(tmp_path)
    collect(course, MOODLE, ["Lucía Gómez_4711_assignsubmission_file_toy.ipynb"], toy.answered())
    result = grade(course, TOY, options=Options(workers=1))
    assert [(row.student, row.score, row.status) for row in result.rows] == [("4711", 5, "ok")]


def collect(course, expression, names, notebook):
    """Put a notebook into a zip under some names, and have nbgrader collect it."""
    with open(course.root / "nbgrader_config.py", "a", encoding="utf-8") as file:
        file.write(f"c.FileNameCollectorPlugin.named_regexp = {expression!r}\n")
    archive = course.root / "downloaded" / TOY / "archive"
    archive.mkdir(parents=True)
    with zipfile.ZipFile(archive / "all.zip", "w") as packed:
        for name in names:
            packed.writestr(name, nbformat.writes(notebook))
    run("-m", "nbgrader", "zip_collect", TOY, cwd=course.root)
