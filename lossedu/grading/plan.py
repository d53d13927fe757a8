"""What grading an assignment needs to know, read once from its source and handed to every worker as plain
data.
"""

import ast
from dataclasses import asdict, dataclass, field

import nbformat

from lossedu.grading.cells import is_test
from lossedu.grading.course import CourseError
from lossedu.isolation.job import LOCKED, STUDENT, TEST
from lossedu.isolation.names import bound_by, imported_by, imports_of


@dataclass
class NotebookPlan:
    """What a notebook of an assignment is made of.

    ``originals`` are its cells as the gradebook knows them, by grade_id: type, source, nbgrader's
    metadata. ``answers`` are the names that its solution cells bind, ``imports`` what each of these cells
    imports, ``in_place`` the arguments that may be changed as [function, place], ``empty`` the answers that
    may be empty, ``scored`` the tests that end in a number. ``modules`` are loaded before any student's cell
    runs, and may make themselves ready for ``tasks``; the ``derivatives`` that tests take are taken before
    any of them. ``together`` says that tests and answers have to run in one process, and ``notes`` why.
    """

    originals: dict
    answers: list
    imports: dict
    modules: list
    tasks: list
    derivatives: list = field(default_factory=list)
    in_place: list = field(default_factory=list)
    empty: list = field(default_factory=list)
    scored: list = field(default_factory=list)
    together: bool = False
    notes: list = field(default_factory=list)

    def as_dict(self):
        return asdict(self)


def plan_of(source, originals):
    """Return the NotebookPlan of a source notebook, before it was rehearsed.

    ``originals`` maps each grade_id to an align.Original.
    """
    trees = {about_of(cell)["grade_id"]: parsed(cell) for cell in solution_cells(source)}
    imported = {name for tree in trees.values() for name in imported_by(tree)}
    bound = {name for tree in trees.values() for name in bound_by(tree)}
    return NotebookPlan(
        originals={grade_id: asdict(original) for grade_id, original in originals.items()},
        answers=sorted(bound - imported),
        imports={grade_id: imports_of(tree) for grade_id, tree in trees.items()},
        modules=sorted(modules_of(source)),
        tasks=sorted(originals),
    )


def solution_cells(notebook):
    """Return the code cells that a student answers."""
    return [cell for cell in notebook.cells if cell.cell_type == "code" and about_of(cell).get("solution")]


def about_of(cell):
    """Return nbgrader's metadata of a cell, or an empty dict."""
    return cell.metadata.get("nbgrader", {})


def parsed(cell):
    """Return the syntax tree of an instructor's cell; raises CourseError if it is no Python."""
    try:
        return ast.parse(cell.source)
    except SyntaxError as error:
        raise CourseError(f"cell {about_of(cell)['grade_id']} of the source is no Python: {error}") from None


def modules_of(notebook):
    """Return the modules that an instructor's notebook imports at the top of a cell."""
    found = set()
    for cell in notebook.cells:
        if cell.cell_type != "code" or not about_of(cell):
            continue
        for node in parsed(cell).body:
            if isinstance(node, ast.Import):
                found |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def job_cells(notebook, imports):
    """Return the code cells of an aligned notebook as the tester takes them."""
    cells = []
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        about = about_of(cell)
        kind = TEST if is_test(cell) else LOCKED if is_locked(about) else STUDENT
        cells.append(
            {
                "index": index,
                "kind": kind,
                "source": cell.source,
                "imports": imports.get(about.get("grade_id"), []) if kind == STUDENT else [],
            }
        )
    return cells


def is_locked(about):
    """Whether nbgrader's metadata are those of a cell that is the instructor's alone."""
    return bool(about) and about["locked"] and not about["solution"]


def read_source(path):
    """Read a source notebook."""
    return nbformat.read(path, as_version=4)
