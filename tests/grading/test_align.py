"""A submission is brought back into the shape of its source, whatever was done to its cells."""

import copy
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.utils import compute_checksum, determine_grade

from lossedu.grading.align import Original, align
from lossedu.grading.originals import checksum, originals_of


def original(grade_id, source, cell_type="code", **about):
    metadata = {"schema_version": 3, "grade": False, "solution": False, "locked": False, "task": False}
    metadata |= {"grade_id": grade_id, "cell_type": cell_type, **about}
    metadata["checksum"] = checksum(cell_type, source, metadata)
    return Original(cell_type, source, metadata)


ORIGINALS = {
    "setup": original("setup", "import os", locked=True),
    "f": original("f", "def f(): ...", solution=True),
    "f-test": original("f-test", "assert f() == 1", grade=True, locked=True, points=2),
    "why": original("why", "*Answer.*", "markdown", grade=True, solution=True, points=1),
}


def submission():
    """A submission in good order: the answers written, and two cells of the student's own."""
    cells = [new_markdown_cell("# Title")]
    for grade_id, each in ORIGINALS.items():
        make = new_code_cell if each.cell_type == "code" else new_markdown_cell
        answer = {"f": "def f(): return 1", "why": "Because."}.get(grade_id, each.source)
        cells.append(make(answer, metadata={"nbgrader": copy.deepcopy(each.metadata)}))
    cells.insert(2, new_code_cell("x = 3  # a note to myself"))
    return nbformat.from_dict(new_notebook(cells=cells))


def ids(notebook):
    return [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]


def check_shape(notebook):
    """Every graded cell is there once, locked ones as in the source, and nbgrader finds no fault."""
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    assert [grade_id for grade_id in ids(notebook) if grade_id] == list(ORIGINALS)
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if grade_id in ("setup", "f-test"):
            assert cell.source == ORIGINALS[grade_id].source


def test_good_order_is_left_alone():
    notebook = submission()
    sources = [cell.source for cell in notebook.cells]
    assert align(notebook, ORIGINALS) == []
    assert [cell.source for cell in notebook.cells] == sources
    check_shape(notebook)


def test_last_of_several_copies_counts():
    notebook = submission()
    first = copy.deepcopy(notebook.cells[3])
    first.source = "def f(): return 0"
    notebook.cells.insert(1, first)
    assert align(notebook, ORIGINALS) == ["cell f is there more than once; the last copy was graded"]
    check_shape(notebook)
    assert notebook.cells[1].metadata == {}
    assert next(
        cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "f"
    ).source == ("def f(): return 1")


@pytest.mark.parametrize("gone", list(ORIGINALS))
def test_missing_cell_is_put_back_in_its_place(gone):
    notebook = submission()
    notebook.cells = [
        cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") != gone
    ]
    assert align(notebook, ORIGINALS) == [f"cell {gone} was missing; it was put back as released"]
    check_shape(notebook)


def test_empty_notebook_gets_all_cells_back():
    notebook = nbformat.from_dict(new_notebook())
    assert align(notebook, ORIGINALS) == ["4 cells were missing, setup first; they were put back as released"]
    check_shape(notebook)


@pytest.mark.parametrize(
    "metadata",
    [
        {"nbgrader": {"grade_id": "f-test", "grade": False, "solution": True}},
        {"nbgrader": {"grade_id": "f-test", "points": 1000, "schema_version": 1}},
        {"nbgrader": {"grade_id": "f-test"}, "tags": ["skip-execution"]},
    ],
)
def test_metadata_of_a_test_come_from_the_source(metadata):
    notebook = submission()
    notebook.cells[4].metadata = nbformat.from_dict(metadata)
    align(notebook, ORIGINALS)
    check_shape(notebook)
    assert notebook.cells[4].metadata == {"nbgrader": ORIGINALS["f-test"].metadata}


@pytest.mark.parametrize("nbgrader", ["x", ["x"], {"grade_id": ["f"]}, {"grade_id": "unknown"}, {}, None])
def test_strange_metadata_are_dropped(nbgrader):
    notebook = submission()
    notebook.cells[2].metadata["nbgrader"] = nbgrader
    assert align(notebook, ORIGINALS) == []
    check_shape(notebook)


def test_edited_test_gets_its_text_and_type_back():
    notebook = submission()
    notebook.cells[4] = new_markdown_cell("gone", metadata={"nbgrader": {"grade_id": "f-test"}})
    notebook.cells[4].attachments = {"a.png": {"image/png": ""}}
    align(notebook, ORIGINALS)
    check_shape(notebook)
    assert notebook.cells[4].cell_type == "code"


def test_untouched_answer_is_known_by_its_checksum():
    """nbgrader gives an untouched written answer zero, and leaves a touched one to a person."""
    untouched, touched = submission(), submission()
    untouched.cells[5].source = ORIGINALS["why"].source
    for notebook in (untouched, touched):
        align(notebook, ORIGINALS)
    assert compute_checksum(untouched.cells[5]) == untouched.cells[5].metadata.nbgrader.checksum
    assert determine_grade(untouched.cells[5]) == (0, 1)
    assert determine_grade(touched.cells[5]) == (None, 1)


def test_copies_of_ids_and_old_formats_get_ids_of_their_own():
    notebook = submission()
    notebook.nbformat_minor = 2
    for cell in notebook.cells:
        cell.pop("id")
    align(notebook, ORIGINALS)
    nbformat.validate(notebook)
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


def test_originals_come_in_the_order_of_the_source_and_keep_their_secrets():
    """A locked cell keeps its hidden tests, which have to run; an answer comes without its mark scheme."""
    secret = "### BEGIN {0}\nsecret\n### END {0}"
    test = SimpleNamespace(name="f-test", cell_type="code", locked=True, source=secret.format("HIDDEN TESTS"))
    answer = SimpleNamespace(
        name="f", cell_type="code", locked=False, source="...\n" + secret.format("MARK SCHEME")
    )
    notebook = SimpleNamespace(
        source_cells=[test, answer],
        grade_cells=[SimpleNamespace(name="f-test", max_score=2.0)],
        solution_cells=[SimpleNamespace(name="f")],
        task_cells=[],
    )
    originals = originals_of(notebook, ["f", "gone", "f-test"])
    assert list(originals) == ["f", "f-test"]
    assert originals["f-test"].source == test.source
    assert originals["f-test"].metadata["points"] == 2.0
    assert originals["f"].source == "..."
    assert originals["f"].metadata["checksum"] == checksum("code", "...", originals["f"].metadata)
