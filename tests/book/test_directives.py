"""The book's own directives, each in a small build: what they write, and what they refuse."""

import dataclasses
import json
import re
from pathlib import Path
from types import SimpleNamespace

import chapters
import claims
import coverage
import errata
import pytest

BOOK = Path(__file__).parents[2] / "book"

# ------------------------------------------------------------------------------------------------- quiz

DOUBLED = """\
:::{quiz} Every residual doubles. What does $r^2$ do?
:name: quiz-doubled

- It doubles.
  : That is $|r|$.
+ It becomes four times
  as large.
  : A square grows with
  the square.
:::
"""


@pytest.mark.filterwarnings("ignore")  # of the builder and its plugins
def test_a_quiz_is_a_fieldset_with_a_reply_to_every_option(build):
    html, warnings = build(f"{DOUBLED}\n\n{{any}}`quiz-doubled`", "quiz")
    assert "quiz:" not in warnings
    (quiz,) = re.findall(r"<fieldset.*?</fieldset>", html, flags=re.DOTALL)
    assert 'id="quiz-doubled"' in quiz
    assert re.search(r"<legend>Every residual doubles.*?math.*?</legend>", quiz)
    assert len(re.findall(r'<label><input type="radio" name="quiz-1" value="\d">', quiz)) == 2
    reply = r'<p class="quiz-reply quiz-(\w+)" role="status"><span><b>(.*?)</b> (.*?)</span>'
    (kind, mark, _), right = re.findall(reply, quiz)
    assert (kind, mark) == ("wrong", "No.")
    assert right == ("right", "Right.", "A square grows with the square.")
    assert "It becomes four times as large." in quiz
    assert "quiz.js" in html


@pytest.mark.filterwarnings("ignore")
def test_a_page_without_a_quiz_loads_no_script_of_it(build):
    html, _ = build("Text.", "quiz", "play")
    assert "quiz.js" not in html
    assert "play.js" not in html


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("- One.\n  : Why.\n- Two.\n  : Why.", "exactly one right option"),
        ("+ One.\n  : Why.\n+ Two.\n  : Why.", "exactly one right option"),
        ("+ One.\n  : Why.\n- Two.", "every option of a quiz needs a reply"),
        ("Choose.\n+ One.\n  : Why.", "not with 'Choose.'"),
    ],
)
def test_a_quiz_that_is_badly_written_is_a_warning(build, content, complaint):
    _, warnings = build(f":::{{quiz}} Which?\n{content}\n:::", "quiz")
    assert complaint in warnings


# ------------------------------------------------------------------------------------------------- play

ALT = "Three loss curves over the prediction, with a mark and a tangent on each that follow the slider below."


def play(name, alt=ALT, uses="fits", caption="A caption with $x$."):
    return f":::{{play}} {name}\n:alt: {alt}\n:uses: {uses}\n\n{caption}\n:::\n"


@pytest.mark.filterwarnings("ignore")
def test_a_figure_to_play_with_is_a_described_and_numbered_figure(build):
    html, warnings = build(play("outlier") + "\nSee {numref}`fig-play-outlier`.", "play")
    assert "play:" not in warnings
    (figure,) = re.findall(r"<figure.*?</figure>", html, flags=re.DOTALL)
    assert 'id="fig-play-outlier"' in figure
    assert f'<svg role="img" aria-label="{ALT}">' in figure
    assert "A caption with" in figure
    assert 'href="#fig-play-outlier"><span class="std std-numref">Fig. 1</span>' in html
    scripts = re.findall(r'<script defer="defer" src="_static/play/(\w+)\.js', html)
    assert scripts == ["formulas", "draw", "play", "fits", "outlier"]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (play("nothing"), "no book/_static/play/nothing.js"),
        (play("outlier", uses="no_such"), "no book/_static/play/no_such.js"),
        (play("outlier", alt="Too short."), "an :alt: of 15 words"),
        (play("outlier", caption=""), "needs a caption"),
    ],
)
def test_a_figure_that_is_badly_declared_is_a_warning(build, text, complaint):
    _, warnings = build(text, "play")
    assert complaint in warnings


# ----------------------------------------------------------------------------------------------- errata

CLAIMS = {claim.id: claim for claim in claims.load(BOOK / "claims.yml")}


def plain(html):
    """Return the text of some HTML on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).replace(" .", ".").replace(" ,", ",")


@pytest.mark.filterwarnings("ignore")
def test_errata_stand_in_a_box_with_what_their_check_computes(build):
    ids = "mse002-l2-norm-name act002-prelu-range-a"
    text = f":::{{errata}} Norm and loss\n:ids: {ids}\n\nRead *this* first.\n:::"
    html, warnings = build(text, "errata", "sphinxcontrib.bibtex")
    assert "errata:" not in warnings
    (box,) = re.findall(r'<div class="[^"]*errata-box.*?</div>', html, flags=re.DOTALL)
    read = plain(box)
    norm = CLAIMS["mse002-l2-norm-name"]
    assert "Norm and loss Read this first." in read
    assert f"S3 · {norm.where} · convention It says: {norm.says} Note: {norm.truth} Computed: 5, 25" in read
    assert 'href="book/errata.html#mse002-l2-norm-name"' in box
    assert "See" in read  # a cited claim names its work instead of a number


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("ids", "complaint"),
    [
        ("no-such-claim", "received no-such-claim"),
        ("mse000-divide-by-N", "holds as stated and is no erratum"),
    ],
)
def test_errata_that_are_none_are_a_warning(build, ids, complaint):
    _, warnings = build(f":::{{errata}} Title\n:ids: {ids}\n:::", "errata", "sphinxcontrib.bibtex")
    assert complaint in warnings


@pytest.mark.filterwarnings("ignore")
def test_the_errata_page_lists_every_claim_that_does_not_hold(build):
    html, _ = build("```{errata-list}\n```\n\n```{claims-table}\n```", "errata", "sphinxcontrib.bibtex")
    listed = {name: facts for facts, name in re.findall(r'<li class="erratum ([^"]+)" id="([^"]+)"', html)}
    assert set(listed) == {name for name, claim in CLAIMS.items() if claim.verdict != "correct"}
    for name, facts in listed.items():
        claim = CLAIMS[name]
        expected = f"source-{claim.source} chapter-{claim.chapter} verdict-{claim.verdict}"
        assert facts.lower() == expected.lower()
    computed = {claim.id: claim for claim in CLAIMS.values() if claim.shows and claim.verdict != "correct"}
    assert html.count("<strong>Computed:</strong>") == len(computed)
    values = set(re.findall(r'<option value="([^"]+)">', html))
    assert values == {fact.split("-", 1)[1] for facts in listed.values() for fact in facts.split()}
    row = r"<td><p>([\w-]+)</p></td>\s*(?:<td><p>\d+</p></td>\s*){5}<td><p>(\d+)"
    totals = {name: int(total) for name, total in re.findall(row, html)}
    assert totals["computed"] + totals["cited"] + totals["judged"] == totals["all"] == len(CLAIMS)


@pytest.mark.filterwarnings("ignore")
def test_numbers_of_claims_are_computed_anew_when_a_check_changes(tmp_path):
    app = SimpleNamespace(outdir=tmp_path / "html")
    claim = CLAIMS["mse002-l2-norm-name"]
    assert errata.computed_numbers(app, [claim]) == {claim.id: "5, 25"}
    other = dataclasses.replace(claim, shows="1 + 1")
    assert errata.computed_numbers(app, [claim, other]) == {claim.id: "2"}
    kept = json.loads((tmp_path / "claims.json").read_text(encoding="utf-8"))
    assert sorted(kept.values()) == ["2", "5, 25"]


# -------------------------------------------------------------------------------------- index of concepts


@pytest.mark.filterwarnings("ignore")
def test_the_index_lists_every_concept_once_by_letter(build):
    html, _ = build("```{concept-index}\n```", "coverage")
    rows = sorted(coverage.load(), key=lambda row: row["name"].lower())
    assert re.findall(r'<dt id="concept-([\w-]+)">', html) == [row["id"] for row in rows]
    letters = re.findall(r'<section id="letter-(\w)">', html)
    assert letters == sorted({row["name"][0].lower() for row in rows})
    planned = [f"Planned for chapter {row['chapter']}, {chapters.TITLES[row['chapter']]}" for row in rows]
    planned = [words for words, row in zip(planned, rows, strict=True) if "section" not in row]
    assert re.findall(r"Planned for chapter \d, [\w ,-]+\w", html) == planned


def test_the_index_leads_to_section_name_question_and_task():
    row = {
        "chapter": 2,
        "section": "huber",
        "api": ["losses.huber"],
        "asked": ["quiz-five", "huber-gradient"],
    }
    expected = "{ref}`huber` · {py:obj}`losses.huber` · {ref}`question <quiz-five>` · task `huber-gradient`"
    assert coverage.places(row) == f"Chapter 2, {expected}"
