"""The benchmark of grading: what it counts is right, and its tables say it."""

import time

from bench.grading import classes, family, growth, otter, parts, report
from bench.grading.classes import TINY

COMPARED = {
    "students": 2,
    "left_out": {"infinite loop": "takes 31 s and gets 16 points"},
    "seconds": {
        "nbgrader generate_assignment": 3.0,
        "lossedu rehearse": 6.0,
        "nbgrader autograde": 52.0,
        "nbgrader generate_feedback": 10.0,
        "lossedu grade, two workers": 3.1,
        "lossedu grade, one worker": 4.0,
    },
    "cells_warm": 2.0,
    "cells_ours": 2.5,
    "parts": {parts.ZYGOTES: 1.0, parts.CELLS: 3.0, parts.PAGES: 1.0},
    "scores": {
        "compared": 10,
        "differences": [{"student": "005", "kind": "odd", "cell": "a-test", "nbgrader": 0.0, "lossedu": 1.0}],
    },
    "processors": 2,
    "load": [0.5, 1.5],
}


def test_a_parts_time_is_its_own():
    clock = parts.Clock()
    inner = clock.timed("inner", lambda: time.sleep(0.05))
    clock.timed("outer", inner)()
    assert clock.seconds["inner"] >= 0.05 > clock.seconds["outer"]


def test_the_first_message_after_a_fork_counts_for_the_sandbox():
    clock = parts.Clock()
    receive = clock.receives(lambda: None)
    clock.forks(lambda: None)()
    receive()
    assert parts.CELLS not in clock.seconds
    receive()
    assert clock.seconds.keys() == {parts.FORKS, parts.SANDBOX, parts.CELLS}


def test_orphans_are_waited_for(tmp_path):
    orphan = f"import time; time.sleep(0.5); open({str(tmp_path / 'done')!r}, 'w')"
    script = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {orphan!r}])"
    family.must(family.spent(["-c", script], tmp_path / "log"))
    assert (tmp_path / "done").exists()


def test_ratios_are_theirs_over_ours():
    rows = {line.split(" | ")[0].strip("| "): line.split()[-2] for line in report.ratios(COMPARED)}
    assert rows["whole run, two workers"] == "20.0"
    assert rows["overhead, one worker"] == "30.0"
    assert rows["overhead, calls across the wall counted with the cells"] == "40.0"


def test_every_difference_in_points_is_listed():
    lines = report.lines({"compare": COMPARED})
    assert "- 005 (odd), a-test: nbgrader 0, lossedu 1" in lines
    assert lines[-1] == "Measured on 2 processors, load average 0.5 to 1.5."


def test_of_a_small_class_the_middle_of_several_times_counts(tmp_path, monkeypatch):
    seconds = {2: iter([5.0, 9.0, 6.0, 6.0, 4.0]), 100: iter([7.0, 8.0, 7.96, 30.0, 7.0]), 1000: iter([26.0])}

    order = []

    def of_size(size, folder):
        order.append(size)
        folder.mkdir()
        return {"seconds": next(seconds[size]), "peak_bytes": (100 + size // 100) << 20}

    monkeypatch.setattr(growth, "of_size", of_size)
    sizes = growth.measured((100, 1000), tmp_path)
    assert order == [2, 100, 1000, *[2, 100] * 4]
    lines = report.lines({"growth": {"sizes": sizes, "processors": 2, "load": [0.5, 1.5]}})
    assert "The time of a class of 2, 6.0 s," in lines[0]
    assert "Classes of up to 100 are graded 5 times" in lines[0]
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("| 1")]
    assert cells == [
        ["100", "8.0", "20.0", "1.00", "101.0", "1.00"],
        ["1000", "26.0", "20.0", "1.00", "110.0", "1.09"],
    ]


def test_without_otter_the_table_says_so():
    facts = {"fault": "pip install: no network", "processors": 2, "load": [0, 0]}
    assert report.lines({"otter": facts})[0] == "otter-grader could not be run here: pip install: no network"


def test_the_tiny_class_differs_and_half_of_it_is_right(tmp_path):
    course = classes.tiny_course(tmp_path / "course", 8)
    paths = course.root.glob(f"submitted/*/{TINY}/{TINY}.ipynb")
    assert len({path.read_text(encoding="utf-8") for path in paths}) == 8
    right = 0
    for answer in classes.ANSWERS:
        names = {}
        exec(answer.format(1), names)
        try:
            exec(classes.TEST, names)
        except (AssertionError, ValueError):
            continue
        right += 1
    assert right == 2


def test_otters_test_is_python():
    compile(otter.TEST.format(name="a", points=1.0, source="1.0\n"), "test", "exec")


def test_what_is_timed_by_parts_is_there():
    timed = {(owner.__name__, name) for owner, name, _ in parts.doors(parts.Clock())}
    assert ("Promise", "process") in timed
    assert len(timed) > 10
