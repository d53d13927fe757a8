"""Brings a submitted notebook back into the shape of its source: every graded cell is there exactly once.

Students delete, copy and edit cells, and their tools rewrite metadata. nbgrader trusts that metadata: a
copied cell ends the run of a whole class, and a deleted test cell keeps the marks of an earlier submission.
Here a cell is known by its grade_id alone, and everything else about it comes from the gradebook.
"""

from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import compute_checksum

from lossedu.grading.cells import NOTES
from lossedu.grading.regions import released

SCHEMA_VERSION = 3  # of nbgrader's cell metadata
MOST_NAMED = 3  # missing cells that are named one by one
NEW_CELL = {"code": new_code_cell, "markdown": new_markdown_cell}


@dataclass(frozen=True)
class Original:
    """A cell of the source notebook as the gradebook knows it; ``metadata`` is nbgrader's part."""

    cell_type: str
    source: str
    metadata: dict

    @property
    def locked(self):
        """Whether the text is the instructor's."""
        return self.metadata["locked"]


class AlignCells(NbGraderPreprocessor):
    """nbgrader's step that aligns a submission; the notebook's metadata say what was put right."""

    def preprocess(self, nb, resources):
        """Align ``nb`` in place."""
        info = resources["nbgrader"]
        coursedir = self.parent.parent.coursedir
        source = coursedir.format_path(coursedir.source_directory, ".", info["assignment"])
        order = grade_ids(nbformat.read(Path(source) / f"{info['notebook']}.ipynb", as_version=4))
        with Gradebook(info["db_url"]) as gradebook:
            originals = originals_of(gradebook.find_notebook(info["notebook"], info["assignment"]), order)
        notes = align(nb, originals)
        nb.metadata[NOTES] = notes
        return nb, resources


def grade_ids(source):
    """The grade_ids of a source notebook in their order, which the gradebook does not keep."""
    ids = [grade_id_of(cell) for cell in source.cells]
    return [grade_id for grade_id in ids if grade_id]


def originals_from(plain):
    """The Originals of a plan, which holds them as plain data."""
    return {grade_id: Original(**fields) for grade_id, fields in plain.items()}


def originals_of(notebook, order):
    """The cells of a gradebook's ``Notebook`` as a dict from grade_id to Original, in the given order."""
    points = {cell.name: cell.max_score for cell in [*notebook.grade_cells, *notebook.task_cells]}
    grades = {cell.name for cell in notebook.grade_cells}
    answers = {cell.name for cell in notebook.solution_cells}
    tasks = {cell.name for cell in notebook.task_cells}
    originals = {}
    for cell in notebook.source_cells:
        metadata = {
            "schema_version": SCHEMA_VERSION,
            "grade_id": cell.name,
            "grade": cell.name in grades,
            "solution": cell.name in answers,
            "task": cell.name in tasks,
            "locked": cell.locked,
            "cell_type": cell.cell_type,
        }
        if cell.name in points:
            metadata["points"] = points[cell.name]
        source = cell.source if cell.locked else released(cell.source)
        metadata["checksum"] = checksum(cell.cell_type, source, metadata)
        originals[cell.name] = Original(cell.cell_type, source, metadata)
    return {name: originals[name] for name in order if name in originals}


def checksum(cell_type, source, metadata):
    """nbgrader's checksum, by which it knows an answer that was never touched."""
    cell = NotebookNode(
        cell_type=cell_type, source=source, metadata=NotebookNode(nbgrader=NotebookNode(metadata))
    )
    return compute_checksum(cell)


def align(notebook, originals):
    """Make ``notebook`` hold each cell of ``originals`` once, and return sentences about what had to be
    put right.

    Of several copies the last counts, since it is the one whose names the tests see. A locked cell gets the
    source's text back. A missing cell is put back as it was released, after its predecessor. All other
    metadata goes, tags too: one of them would make the kernel skip a test.
    """
    notes = []
    found = set()
    for cell in reversed(notebook.cells):
        grade_id = grade_id_of(cell)
        cell.metadata = NotebookNode()
        if grade_id in found:
            notes.append(f"cell {grade_id} is there more than once; the last copy was graded")
        elif grade_id in originals:
            found.add(grade_id)
            restore(cell, originals[grade_id])
    notes.reverse()
    notes += put_back(notebook, originals, found)
    number(notebook)
    return notes


def restore(cell, original):
    """Give a submitted cell the type and metadata of its original, and the text too if it is locked."""
    cell.metadata["nbgrader"] = NotebookNode(original.metadata)
    if original.locked:
        cell.source = original.source
    if cell.cell_type != original.cell_type:
        kept = new_cell(original, cell.source)
        cell.clear()
        cell.update(kept)


def put_back(notebook, originals, found):
    """Insert each missing original after its predecessor in the source, and say which they were."""
    missing = []
    place = 0
    for grade_id, original in originals.items():
        if grade_id in found:
            place = 1 + position(notebook, grade_id)
            continue
        notebook.cells.insert(place, new_cell(original, original.source))
        place += 1
        missing.append(grade_id)
    if len(missing) > MOST_NAMED:
        return [f"{len(missing)} cells were missing, {missing[0]} first; they were put back as released"]
    return [f"cell {grade_id} was missing; it was put back as released" for grade_id in missing]


def position(notebook, grade_id):
    """Index of the cell with this grade_id."""
    return next(index for index, cell in enumerate(notebook.cells) if grade_id_of(cell) == grade_id)


def new_cell(original, source):
    """A fresh cell of the original's type."""
    cell = NEW_CELL[original.cell_type](source=source)
    cell.metadata["nbgrader"] = NotebookNode(original.metadata)
    return cell


def number(notebook):
    """Give every cell an id of its own: copies share one, old formats have none, and a regrade has to
    repeat.
    """
    notebook.nbformat_minor = 5
    for index, cell in enumerate(notebook.cells):
        cell.id = f"cell-{index}"


def grade_id_of(cell):
    """The grade_id that a cell claims, or None; a student may have put anything there."""
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return grade_id if isinstance(grade_id, str) else None
