"""The list of concepts is whole, and each target that it names exists."""

import re
from collections import Counter
from pathlib import Path

import build_book
import chapters
import coverage
import pytest
import reference

from lossedu import activations, losses

ROOT = Path(__file__).parents[2]
ROWS = coverage.load()
WRITTEN = {number: chapters.text(number) for number in chapters.files()}
PAGES = [(ROOT / f"{page}.md").read_text(encoding="utf-8") for page in build_book.pages(ROOT)]
ANSWER = r'"grade_id": "([\w-]+)".*"solution": true'  # the header of a cell that a student fills in


def row_id(row):
    return row["id"]


def labels(text):
    """Return the labels above the headings of a page."""
    return re.findall(r"^\(([\w-]+)\)=$", text, flags=re.MULTILINE)


def asked_for():
    """Return the names of all quizzes and the grade_ids of all tasks."""
    quizzes = [name for page in PAGES for name in re.findall(r"^:name: (quiz-[\w-]+)$", page, re.MULTILINE)]
    assignments = [path.read_text(encoding="utf-8") for path in (ROOT / "solutions").glob("*.py")]
    return quizzes + [name for text in assignments for name in re.findall(ANSWER, text)]


def test_the_sources_treat_190_concepts():
    assert len(ROWS) == 190
    assert set(Counter(row["id"] for row in ROWS).values()) == {1}
    assert set(Counter(row["name"] for row in ROWS).values()) == {1}


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_a_row_says_what_it_is_and_who_treats_it(row):
    assert set(row) <= {"id", "name", "sources", "chapter", "section", "api", "asked"}
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"])
    assert row["name"][0].isupper()
    assert row["sources"] == sorted(set(row["sources"]) & {"S1", "S2", "S3", "S4", "S5"}) != []
    assert row["chapter"] in range(1, 8)


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_a_section_teaches_what_its_chapter_owes(row):
    """A row is planned as long as its chapter is, and not a day longer."""
    if row["chapter"] in WRITTEN:
        assert row["section"] in labels(WRITTEN[row["chapter"]])
    else:
        assert "section" not in row


@pytest.mark.parametrize("row", [row for row in ROWS if "api" in row], ids=row_id)
def test_what_implements_a_concept_is_public(row):
    for full in row["api"]:
        assert full in reference.names(full.partition(".")[0])


@pytest.mark.parametrize("row", [row for row in ROWS if "asked" in row], ids=row_id)
def test_what_asks_for_a_concept_exists(row):
    assert set(row["asked"]) <= set(asked_for())


@pytest.mark.parametrize(
    ("name", "definition"),
    [(f"losses.{name}", loss) for name, loss in losses.ALL.items()]
    + [(f"activations.{name}", activation) for name, activation in activations.ALL.items()],
)
def test_a_definition_stands_in_the_row_that_it_names(name, definition):
    (row,) = [row for row in ROWS if row["id"] == definition.concept]
    assert name in row["api"]
