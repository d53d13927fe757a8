"""The cells of a source notebook as the gradebook knows them: what submissions are held against."""

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from lossedu.grading.align import Original
from lossedu.grading.regions import released

SCHEMA_VERSION = 3  # of nbgrader's cell metadata


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
