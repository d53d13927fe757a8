"""The feedback page of the graded toy class: complete, readable, and silent about the tests."""

import re

import nbformat
import pytest
from nbgrader.api import Gradebook

from lossedu.grading.page import number, withhold
from lossedu.grading.regions import split

TOY = "toy"
STUDENTS = ("001", "002", "003", "005", "006", "007", "008", "010")
UNGRADED = ("004", "009")


@pytest.fixture
def page(graded):
    """A function from a student to the text of the page."""
    return lambda student: (graded.feedback(student, TOY) / "toy.html").read_text(encoding="utf-8")


def test_every_student_has_a_page(graded):
    pages = {path.parent.parent.name for path in graded.root.glob("feedback/*/toy/toy.html")}
    assert pages == {*STUDENTS, *UNGRADED}


@pytest.mark.parametrize("student", STUDENTS + UNGRADED)
def test_nothing_of_the_tests_or_the_mark_scheme_is_shown(graded, page, student):
    source = nbformat.read(graded.source(TOY) / "toy.ipynb", as_version=4)
    text = page(student)
    withheld = [line.strip() for cell in source.cells for line in split(cell.source)[1]]
    assert len(withheld) >= 4
    for line in withheld:
        assert line not in text
    for fragment in ("MARK SCHEME", "-21", "-42", "product of equal signs"):
        assert fragment not in text


def test_history_of_cells_is_not_there(page):
    """Student 002 prints what a notebook's kernel keeps of the cells that ran before, tests among them."""
    assert "print(In)" in page("002")
    assert "NameError" in page("002")


@pytest.mark.parametrize("student", STUDENTS + UNGRADED)
def test_page_runs_nothing_and_loads_nothing(page, inspected, student):
    text = page(student)
    found = inspected(text)
    assert not found.tags & {"script", "iframe", "object", "embed", "link", "form", "base", "input", "svg"}
    assert "default-src 'none'" in text
    for tag, name, value in found.attributes:
        assert not name.startswith("on"), (tag, name)
        if name in ("src", "srcset", "data", "poster"):
            assert value.startswith("data:image/")
        if tag == "meta" and name == "http-equiv":
            assert value == "Content-Security-Policy"
    assert not re.search(r"@import|url\(", text)


def test_of_what_a_student_shows_the_text_is_kept(page):
    text = page("002")
    assert "IPython.core.display.HTML object" in text
    assert "bold</b>" not in text.replace("&lt;", "<").split("IPython.core.display.HTML object", 1)[1]


def test_points_are_those_of_the_gradebook(graded, page):
    with Gradebook(f"sqlite:///{graded.root / 'gradebook.db'}") as gradebook:
        for student in STUDENTS:
            submission = gradebook.find_submission(TOY, student)
            text = page(student)
            assert f"<b>{number(submission.score)}</b> of {number(submission.max_score)} points" in text
            rows = re.findall(r'<tr><td><a href="#task-([\w-]+)".*?</tr>', text, re.DOTALL)
            assert rows == ["double-test", "square-test", "why"]
            for grade in submission.notebooks[0].grades:
                card = re.search(
                    rf'<section class="card \w+" id="task-{grade.name}">.*?</header>', text, re.DOTALL
                )
                shown = "not yet marked" if grade.needs_manual_grade else f"{number(grade.score)} of"
                assert shown in card.group()
    gradebook.engine.dispose()


def test_answer_without_a_mark_is_not_shown_as_zero(page):
    assert "not yet marked, of 4" in page("002")
    assert "points so far" in page("002")
    assert "not yet marked" not in page("001")


def test_comment_and_formulas_are_rendered(page):
    text = page("001")
    assert re.search(r"Comment</b>\s*<p>Say why for <math.*</math> &amp; zero.</p>", text)
    assert "$" not in text


def test_verdicts_are_shown_as_html(page):
    assert '<div class="verdict"><p>0.0 of 2. triple</p></div>' in page("002")
    assert "All tests passed." in page("001")
    assert "The tests stopped with an error" in page("008")
    assert "a call did not come back in time" in page("003")


def test_what_was_put_right_is_said(page):
    assert "cell double is there more than once" in page("005")
    assert "cell double-test was missing" in page("006")


@pytest.mark.parametrize("student", UNGRADED)
def test_page_of_an_ungraded_submission_says_why(page, student):
    text = page(student)
    assert "could not be graded" in text
    words = {"004": "stops being JSON", "009": "not UTF-8"}
    assert words[student] in text


def test_withhold_finds_a_line_as_text_as_html_and_in_a_list():
    hidden = ["assert f('<') == 1"]
    assert withhold("before assert f('<') == 1 after", hidden) == "before [withheld] after"
    assert withhold("assert f(&#x27;&lt;&#x27;) == 1", hidden) == "[withheld]"
    assert withhold(repr(["x\nassert f('<') == 1\n"]), hidden) == '["x\\n[withheld]\\n"]'
