"""The feedback page of the graded toy class: complete, readable, and silent about the tests."""

import re
import threading
import time

import nbformat
import pytest
from nbgrader.api import Gradebook

from lossedu.grading import classroom, markup, pages, standings, task
from lossedu.grading.inputs import packed
from lossedu.grading.journal import Journal
from lossedu.grading.options import Options
from lossedu.grading.outcome import REVIEW
from lossedu.grading.page import LONGEST_HEADING, code_html, last_heading, number, take_title, withhold
from lossedu.grading.regions import split
from lossedu.isolation.time_limit import TimeIsOver, time_limit

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


def test_texts_of_the_source_are_ready_before_the_first_page(graded):
    sheets = standings.sheets(graded, TOY, ["001"])["001"]
    files = {"toy": (graded.autograded("001", TOY) / "toy.ipynb").read_bytes()}
    markup.rendered_before.cache_clear()
    pages.make_ready(graded.source(TOY))
    before = markup.rendered_before.cache_info()
    task.pages({"student": "001", "notebooks": packed(files), "sheets": sheets})
    after = markup.rendered_before.cache_info()
    assert after.hits - before.hits > after.misses - before.misses


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


HEADINGS = {
    "# One": "One",
    "text\n###### Six ##\t\n#### \n": "Six",
    "# One\n##\t#Two": "#Two",
    "####### seven\n#none\n # indented\n": None,
    "# " + "x" * (LONGEST_HEADING + 1): None,
}


@pytest.mark.parametrize(("text", "heading"), HEADINGS.items(), ids=range(len(HEADINGS)))
def test_last_heading(text, heading):
    assert last_heading(text) == heading


def test_title_is_taken_out_of_the_first_cell_alone():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# *One* #\n\nrest\n# Two")])
    assert take_title(notebook) == "<em>One</em>"
    assert notebook.cells[0].source == "\n\nrest\n# Two"
    assert take_title(notebook) is None


def test_very_long_code_is_shown_without_colours():
    assert '<span class="k">' in code_html("if 1 < 2:\n    pass")
    for lines, cut in ((1_200, False), (10_000, True)):
        shown = code_html("if 1 < 2: pass\n" * lines)
        assert "<span" not in shown
        assert shown.startswith('<div class="source"><pre>if 1 &lt; 2: pass\n')
        assert ("more characters" in shown) == cut


LONG = [
    lambda: last_heading("# x" + " " * 200_000 + "x"),
    lambda: code_html("x = 1\n" + " \n" * 100_000 + "x"),
]


@pytest.mark.parametrize("work", LONG)
def test_long_texts_do_not_take_the_square_of_their_length(work):
    with time_limit(task.PAGE_SECONDS):
        work()


@pytest.fixture
def job(graded):
    """What a worker needs for the pages of student 001."""
    text = (graded.autograded("001", TOY) / "toy.ipynb").read_text(encoding="utf-8")
    sheets = standings.sheets(graded, TOY, ["001"])["001"]
    return {"student": "001", "notebooks": packed({TOY: text.encode()}), "sheets": sheets}


@pytest.fixture
def endless(monkeypatch):
    """Pages that are never done."""
    monkeypatch.setattr(pages, "page_of", lambda *about: [None for _ in iter(int, 1)])
    monkeypatch.setattr(task, "PAGE_SECONDS", 0.2)


def test_page_that_takes_too_long_shows_the_points_alone(job, endless):
    texts, notes = task.pages(job)
    scores = job["sheets"][TOY].scores.values()
    score, most = sum(score.points for score in scores), sum(score.max_points for score in scores)
    assert f"<b>{number(score)}</b> of {number(most)} points" in texts[TOY]
    assert "could not be shown in time" in texts[TOY]
    assert "Your notebook</h2>" not in texts[TOY]
    assert notes == ["the feedback page of toy.ipynb was not done in time and shows the points alone"]


def test_page_in_time_has_no_note(job):
    texts, notes = task.pages(job)
    assert "Your notebook</h2>" in texts[TOY]
    assert "in time" not in texts[TOY]
    assert notes == []


class Here:
    """A crew that does its jobs in this process."""

    def results(self, function, jobs):
        for key, job in jobs:
            yield key, function(job), None


def test_who_has_a_page_without_the_notebook_is_to_be_looked_at(own_copy, endless, capsys):
    run = classroom.Run(own_copy, TOY, Options(force=True), Here())
    before = run.journal.outcome("001")
    run.write_feedback(["001"])
    outcome = Journal(own_copy, TOY).outcome("001")
    assert outcome.status == REVIEW
    assert outcome.reasons[:-1] == before.reasons
    assert "was not done in time" in outcome.reasons[-1]
    assert "001: review: " in capsys.readouterr().err
    assert run.faults == []
    run.write_feedback(["001"])
    assert run.journal.outcome("001") == outcome


def test_time_limit_ends_work_that_catches_every_exception():
    with pytest.raises(TimeIsOver), time_limit(0.1):
        while True:
            try:
                time.sleep(0.01)
            except Exception:
                continue


def test_time_limit_is_over_with_its_work():
    with time_limit(0.1):
        pass
    time.sleep(0.2)


def test_there_is_no_time_limit_in_a_thread():
    done = []

    def work():
        with time_limit(0.01):
            time.sleep(0.1)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done
