"""Brings a submitted notebook back into the shape of its source: every graded cell is there exactly once.

Students delete, copy and edit cells, and their tools rewrite metadata. nbgrader trusts that metadata: a
copied cell ends the run of a whole class, and a deleted test cell keeps the marks of an earlier submission.
Here a cell is known by its grade_id alone, and everything else about it comes from the gradebook.
"""

from dataclasses import dataclass

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

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


def grade_ids(source):
    """The grade_ids of a source notebook in their order, which the gradebook does not keep."""
    ids = [grade_id_of(cell) for cell in source.cells]
    return [grade_id for grade_id in ids if grade_id]


def originals_from(plain):
    """The Originals of a plan, which holds them as plain data."""
    return {grade_id: Original(**fields) for grade_id, fields in plain.items()}


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
