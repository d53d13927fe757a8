"""The report's numbers against an independent count from the files that nbgrader and the kernels wrote."""

import csv
import json
import re
import sqlite3
import statistics

import pytest

from lossedu.grading import report as numbers
from lossedu.grading.report import Report, Student, Task, add_verdict, as_text, collect, write_csv
from lossedu.grading.report_page import report_page

TOY = "toy"
MIME = "application/vnd.lossedu.verdict+json"


@pytest.fixture
def report(graded):
    return collect(graded, TOY)


def counted_mistakes(course):
    """(task, mistake) to count, read from the notebooks as plain JSON."""
    counts = {}
    for path in course.root.glob("autograded/*/toy/toy.ipynb"):
        for cell in json.loads(path.read_text())["cells"]:
            about = cell["metadata"].get("nbgrader", {})
            for output in cell.get("outputs", []):
                if about.get("grade") and output["output_type"] == "execute_result":
                    for name in output["data"].get(MIME, {}).get("mistakes", []):
                        counts[about["grade_id"], name] = counts.get((about["grade_id"], name), 0) + 1
    return counts


def points_in_database(course):
    """grade_id to the list of points that count, read from the gradebook's tables."""
    with sqlite3.connect(course.root / "gradebook.db") as database:
        rows = database.execute(
            "select base_cell.name, coalesce(manual_score, auto_score) from grade "
            "join base_cell on base_cell.id = grade.cell_id where needs_manual_grade = 0"
        ).fetchall()
    database.close()
    points = {}
    for name, value in rows:
        points.setdefault(name, []).append(value)
    return points


def test_scores_are_those_of_the_export(graded, report):
    with open(graded.root / "scores.csv", newline="") as file:
        exported = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert {student.name: student.score for student in report.students} == exported
    assert report.max_score == 9


def test_points_per_task_are_those_of_the_gradebook(graded, report):
    points = points_in_database(graded)
    assert [task.name for task in report.tasks] == ["double-test", "square-test", "why"]
    for task in report.tasks:
        assert sorted(task.points.values()) == sorted(points[task.name])
        assert task.mean == pytest.approx(statistics.mean(points[task.name]))
        assert task.solved == points[task.name].count(task.max_points)


def test_mistakes_are_those_of_the_verdicts(graded, report):
    assert dict(report.commonest()) == counted_mistakes(graded) == {("double-test", "triple"): 1}
    assert report.says == {("double-test", "triple"): "The number is taken three times."}


def test_verdict_that_a_student_prints_is_not_counted(graded, report):
    text = (graded.autograded("002", TOY) / "toy.ipynb").read_text()
    assert "forged" in text
    assert "forged" not in as_text(report)


def test_text_fits_80_columns_and_names_what_matters(report):
    text = as_text(report)
    assert max(map(len, text.splitlines())) <= 80
    scores = [student.score for student in report.students]
    mean, median = statistics.fmean(scores), statistics.median(scores)
    assert f"10 students, mean {mean:.2f} and median {median:.2f} of 9 points." in text
    assert "7 submissions need a look." in text
    assert re.search(r"001 +8 of 9$", text, re.MULTILINE)
    assert "1  double-test: triple" in text


def test_table_has_a_line_for_each_student_and_task(graded, report, tmp_path):
    write_csv(tmp_path / "report.csv", [report])
    with open(tmp_path / "report.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 30
    row = next(row for row in rows if (row["student"], row["task"]) == ("002", "double-test"))
    assert (row["score"], row["points"], row["max_points"], row["mistakes"]) == (
        "3.0",
        "0.0",
        "2.0",
        "triple",
    )
    points = {(row["student"], row["task"]): row["points"] for row in rows}
    assert points["002", "why"] == ""  # nobody has marked it yet


def test_page_stands_alone_and_has_three_plots(report, inspected):
    text = report_page([report])
    found = inspected(text)
    assert text.count("<svg") == text.count("</svg>") == text.count("<figcaption>") == 3
    assert not found.tags & {"script", "iframe", "object", "link", "img"}
    assert not re.search(r"url\((?!#)|@import|<metadata|<!ENTITY", text)
    for tag, name, value in found.attributes:
        assert not name.startswith("on")
        if name in ("src", "href", "xlink:href"):
            assert value.startswith("#"), (tag, value)
    alts = [value for _, name, value in found.attributes if name == "aria-label"]
    assert alts[0] == "Scores of 10 students, from 0 to 8 of 9 points."
    assert "worst why with" in alts[1]


def test_ids_on_the_page_are_unique(report, inspected):
    ids = [value for _, name, value in inspected(report_page([report])).attributes if name == "id"]
    drawn = [value for value in ids if re.search(r"[0-9a-f]{8}", value)]
    assert drawn
    assert len(set(drawn)) == len(drawn)


def test_page_is_the_same_each_time(report):
    assert report_page([report]) == report_page([report])


def test_names_from_a_verdict_are_escaped():
    task = Task("t", 1.0, {"001": 0.0}, {"001": ["<script>alert(1)</script>"]})
    says = {("t", "<script>alert(1)</script>"): "<img src=x onerror=alert(1)>"}
    student = Student("<b>001</b>", 0.0, "review", "<i>why</i>")
    text = report_page([Report("a", 1.0, [student], [task], says)])
    for tag in ("<script", "<img", "<b>001", "<i>"):
        assert tag not in text


@pytest.mark.parametrize(
    "verdict",
    [
        {"mistakes": "sum", "says": {}},
        {"mistakes": None},
        {"mistakes": [1, {"name": "x"}, None], "says": ["x"]},
        {"points": 3},
        ["mistakes"],
        "mistakes",
    ],
)
def test_verdicts_of_another_shape_do_no_harm(verdict, toy):
    cell = toy.source_notebook().cells[4]
    output = {"output_type": "execute_result", "data": {MIME: verdict}, "metadata": {}, "execution_count": 1}
    cell.outputs = [toy.nbformat.from_dict(output)]
    tasks = {"double-test": Task("double-test", 2.0)}
    add_verdict(tasks, {}, "001", cell)
    assert not any(tasks["double-test"].mistakes.values())


def test_long_names_are_cut(toy):
    cell = toy.source_notebook().cells[4]
    verdict = {"mistakes": ["x" * 10_000], "says": {"x" * numbers.LONGEST_NAME: "y" * 10_000}}
    output = {"output_type": "execute_result", "data": {MIME: verdict}, "metadata": {}, "execution_count": 1}
    cell.outputs = [toy.nbformat.from_dict(output)]
    tasks, says = {"double-test": Task("double-test", 2.0)}, {}
    add_verdict(tasks, says, "001", cell)
    assert tasks["double-test"].mistakes == {"001": ["x" * numbers.LONGEST_NAME]}
    assert [len(sentence) for sentence in says.values()] == [numbers.LONGEST_SENTENCE]


def test_empty_class_is_said_to_be_empty():
    report = Report("a", 1.0, [], [Task("t", 1.0)], {})
    assert "Nobody has handed in yet." in as_text(report)
    assert "Nobody has handed in yet." in report_page([report])
