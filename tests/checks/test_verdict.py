"""The verdict: a number to nbgrader, a report to a reader, data to a program."""

import html.parser
import json

import pytest
import sympy
from nbgrader.utils import get_partial_grade

from lossedu import arguments, losses
from lossedu.checks import check
from lossedu.checks.mistakes import of_task
from lossedu.checks.verdict import MIME_TYPE, Row, Verdict

ROWS = (
    Row("values", "one sample", True),
    Row("input", "lists", False, "f([1.0])", "raised TypeError: <b>", "2.0"),
    Row("shapes", "(3,) against (3, 1)", True),
)
POINTS = {"values": 1.5, "input": 1, "shapes": 0.5}


@pytest.fixture
def verdict():
    return Verdict("mse", POINTS, ROWS, tuple(of_task("mse")[1:2]), "public")


def test_score_counts_groups_without_a_failed_probe(verdict):
    assert verdict.score == 2.0
    assert verdict.max_points == 3.0
    assert verdict.headline == "2 of 3 points: right for values and shapes, not yet for input."


def test_nothing_counts_without_the_first_group():
    failed = Verdict("t", POINTS, (Row("values", "one sample", False), *ROWS[1:]))
    assert failed.score == 0.0
    assert "shapes: 0 of 0.5, counts once “values” is right" in str(failed)


def test_nbgrader_reads_the_score_as_partial_credit(verdict):
    data = verdict._repr_mimebundle_()
    assert get_partial_grade({"data": data}, 3.0) == 2.0
    everything = Verdict("t", POINTS, ROWS[:1])
    assert get_partial_grade({"data": everything._repr_mimebundle_()}, 3.0) == 3.0


def test_json_is_plain_and_complete(verdict):
    data = json.loads(json.dumps(verdict._repr_mimebundle_()[MIME_TYPE]))
    mistake = of_task("mse")[1]
    assert data.pop("report") == str(verdict)
    assert data == {
        "task": "mse",
        "points": 2.0,
        "max_points": 3.0,
        "seed": "public",
        "mistakes": [mistake.name],
        "says": {mistake.name: mistake.says},
        "groups": {"values": 1.5, "input": 0.0, "shapes": 0.5},
        "probes": 3,
        "passed": 2,
    }


def test_text_has_at_most_80_columns():
    for mistake in of_task("mse")[::4]:
        verdict = check.loss(
            mistake.answer,
            losses.mean_squared_error,
            task="mse",
            points={"values": 1, "input": 1, "shapes": 1},
        )
        assert max(len(line) for line in str(verdict).splitlines()) <= 80


def test_failed_call_reproduces_what_was_seen():
    """The call that a report prints is Python: run it, and the same number comes back."""
    import numpy as np

    def mean_squared_error(y_true, y_pred):
        return np.sum(np.subtract(y_pred, y_true, dtype=float) ** 2)

    points = {"values": 1, "input": 1}
    verdict = check.loss(mean_squared_error, losses.mean_squared_error, task="t", points=points)
    failed = [row for row in verdict.rows if not row.passed]
    assert len(failed) > 5
    for row in failed:
        again = eval(row.call, {"np": np, "mean_squared_error": mean_squared_error})
        right = eval(row.call, {"np": np, "mean_squared_error": losses.mean_squared_error})
        assert float(row.seen) == pytest.approx(again, rel=1e-7)
        assert float(row.expected) == pytest.approx(right, rel=1e-7)


class Page(html.parser.HTMLParser):
    """Collects what a screen reader depends on, and checks that every tag is closed."""

    def __init__(self):
        super().__init__()
        self.open, self.heads, self.captions, self.scripts = [], [], 0, 0

    def handle_starttag(self, tag, attributes):
        if tag != "br":
            self.open.append(tag)
        if tag == "th":
            self.heads.append(dict(attributes)["scope"])
        self.captions += tag == "caption"
        assert tag in {
            "section",
            "p",
            "strong",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "code",
            "br",
            "a",
        }

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_html_is_a_table_with_heads_and_without_colours(verdict):
    page = Page()
    page.feed(verdict._repr_html_())
    assert page.open == []
    assert page.captions == 1
    assert page.heads.count("col") == 3
    assert page.heads.count("rowgroup") == len(POINTS)
    assert page.heads.count("row") == len(ROWS)
    assert "color" not in verdict._repr_html_()
    assert "&lt;b&gt;" in verdict._repr_html_()


def test_link_to_the_book_where_its_address_is_known(verdict, monkeypatch):
    assert "<a " not in verdict._repr_html_()
    monkeypatch.setenv("LOSSEDU_BOOK", "https://example.org/course/")
    link = 'href="https://example.org/course/book/02-mean-squared-error.html#mse-reduction"'
    assert link in verdict._repr_html_()
    monkeypatch.setenv("LOSSEDU_BOOK", "javascript:alert(1)")
    assert "<a " not in verdict._repr_html_()


def test_verdict_is_repeatable_with_one_seed_and_differs_with_another(monkeypatch):
    def wrong(y_true, y_pred):
        return 0.0

    def report(seed):
        monkeypatch.setenv("LOSSEDU_SEED", seed)
        return str(check.loss(wrong, losses.mean_squared_error, task="t", points={"values": 1}))

    assert report("11") == report("11")
    assert report("11") != report("12")
    assert "drawn with seed public" in report("")


X = sympy.Symbol("x", real=True)
REAL = {"x": arguments.real}
ANSWERS = {
    "loss": lambda: check.loss(wrong, losses.mean_squared_error, task="mse", points={"values": 1}),
    "no function": lambda: check.loss(None, losses.mean_squared_error, task="mse", points={"values": 1}),
    "borrowed": lambda: check.loss(borrowed, losses.mean_squared_error, task="mse", points={"values": 1}),
    "value": lambda: check.value(1.0, {"it is 2": lambda x: x == 2}, task="t", points=1),
    "expression": lambda: check.expression(X, X**2, domains=REAL, task="t", points=1),
    "derivation": lambda: check.derivation([X], X**2, domains=REAL, end={}, task="t", points={"steps": 1}),
}


def wrong(y_true, y_pred):
    return 0.0


def borrowed(y_true, y_pred):
    return losses.mean_squared_error(y_true, y_pred)


@pytest.mark.parametrize("answer", ANSWERS)
def test_seed_of_a_grader_is_nowhere_and_a_students_own_is_shown(answer, monkeypatch):
    monkeypatch.delenv("LOSSEDU_SEED", raising=False)
    for text in all_forms(ANSWERS[answer]()):
        assert "public" in text
    monkeypatch.setenv("LOSSEDU_SEED", "31415926535")
    for text in all_forms(ANSWERS[answer]()):
        assert "31415926535" not in text
        assert "seed" not in text.replace('"seed": ""', "")


def all_forms(verdict):
    """What a notebook keeps of a verdict, but for the score, as texts."""
    data = verdict._repr_mimebundle_()
    return [str(verdict), data["text/html"], json.dumps(data[MIME_TYPE])]
