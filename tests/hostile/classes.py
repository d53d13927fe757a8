"""Makes the course and its class of attackers, has it graded once, and keeps what came out."""

import copy
import importlib.util
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lossedu.grading.classroom import Options, grade
from lossedu.grading.course import Course

HERE = Path(__file__).parent
ASSIGNMENT = "tasks"
CONFIG = """
from lossedu.grading.settings import configure

c = get_config()
configure(c)
c.Exchange.root = "/nonexistent"
"""
HARM = "HARM:"  # what an attack prints when it has got what it should not have
LIMITS = Options(workers=2, cell_timeout=3, submission_timeout=60)
KINDS = {
    "locked": {"grade": False, "solution": False, "locked": True},
    "answer": {"grade": False, "solution": True, "locked": False},
    "test": {"grade": True, "solution": False, "locked": True},
}
SOLUTION = re.compile(r"^( *)### BEGIN SOLUTION\n.*### END SOLUTION", re.MULTILINE | re.DOTALL)
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n.*### END HIDDEN TESTS", re.DOTALL)
HEAD = re.compile(r"^# %% (\w+) ([\w-]+) ?(\d*)\n", re.MULTILINE)


def source_notebook():
    """The instructor's notebook."""
    _, *parts = HEAD.split((HERE / "course" / "tasks.txt").read_text(encoding="utf-8"))
    cells = [cell(*parts[start : start + 4]) for start in range(0, len(parts), 4)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return new_notebook(cells=cells, metadata=kernel)


def cell(kind, name, points, text):
    if kind == "text":
        return new_markdown_cell(text.strip(), id=name)
    about = {"schema_version": 3, "grade_id": name, "task": False, "cell_type": "code"} | KINDS[kind]
    if points:
        about["points"] = int(points)
    return new_code_cell(text.strip(), id=name, metadata={"nbgrader": about})


SOURCE = source_notebook()
POINTS = {
    cell.metadata.nbgrader.grade_id.removesuffix("-test"): cell.metadata.nbgrader.points
    for cell in SOURCE.cells
    if "points" in cell.metadata.get("nbgrader", {})
}


@dataclass(frozen=True)
class Submission:
    """What a file in attacks/ or honest/ hands in.

    ``cells`` maps grade_ids to what is put there, ``extra`` are cells at the top; the tasks of ``honest`` are
    answered as the instructor would. ``edit(notebook)`` changes the notebook, ``hand_in(folder)`` the folder.
    ``earns`` is what has to come out, ``status`` how it has to be marked (None: as it may be).
    """

    name: str
    student: str
    cells: dict
    extra: list
    honest: tuple
    earns: float
    status: str | None
    files: dict
    edit: object = None
    hand_in: object = None

    def notebook(self):
        """The notebook as it is handed in."""
        notebook = copy.deepcopy(SOURCE)
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if name in self.cells:
                cell.source = self.cells[name].strip()
            elif name not in self.honest:
                cell.source = released(cell.source)
        notebook.cells[1:1] = [new_code_cell(text.strip()) for text in self.extra]
        if self.edit:
            self.edit(notebook)
        return notebook


def submissions(folder):
    """The submissions of a folder, sorted by name."""
    return [submission(path) for path in sorted((HERE / folder).glob("*.py"))]


def submission(path):
    """Read one file of attacks/ or honest/."""
    spec = importlib.util.spec_from_file_location(f"hostile_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.__doc__, path
    cells = getattr(module, "CELLS", {})
    is_honest = path.parent.name == "honest"
    honest = tuple(POINTS) if is_honest else getattr(module, "HONEST", ("cube",))
    right = honest if is_honest else [name for name in honest if name not in cells]
    return Submission(
        name=path.stem,
        student=getattr(module, "STUDENT", path.stem),
        cells=cells,
        extra=getattr(module, "EXTRA", []),
        honest=honest,
        earns=getattr(module, "EARNS", sum(POINTS[name] for name in right)),
        status=getattr(module, "STATUS", "ok" if is_honest else None),
        files=getattr(module, "FILES", {}),
        edit=getattr(module, "edit", None),
        hand_in=getattr(module, "hand_in", None),
    )


@dataclass
class Graded:
    """What came of a class: by student the row, the executed notebook or None, and what stopped the class."""

    rows: dict = field(default_factory=dict)
    notebooks: dict = field(default_factory=dict)
    pages: dict = field(default_factory=dict)
    stopped: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)


def released(text):
    """A cell as students get it."""
    return HIDDEN.sub("", SOLUTION.sub(r"\1...", text)).strip()


def make_course(root, class_, targets):
    """Write the course and all submissions; ``targets`` are put where attacks say @NAME@."""
    (root / "nbgrader_config.py").write_text(CONFIG)
    folder = root / "source" / ASSIGNMENT
    folder.mkdir(parents=True)
    nbformat.write(SOURCE, folder / f"{ASSIGNMENT}.ipynb")
    for one in class_:
        write_submission(root / "submitted" / one.student / ASSIGNMENT, one, targets)
    return Course.at(root)


def write_submission(folder, one, targets):
    folder.mkdir(parents=True)
    text = json.dumps(one.notebook(), indent=1)
    for name, value in targets.items():
        text = text.replace(f"@{name}@", str(value))
    (folder / f"{ASSIGNMENT}.ipynb").write_text(text, encoding="utf-8")
    for name, content in one.files.items():
        (folder / name).write_text(content, encoding="utf-8")
    if one.hand_in:
        one.hand_in(folder)


def graded(course, names):
    """Grade a class; one that stops is graded again one by one, to see who did it."""
    found = Graded()
    try:
        take(found, grade(course, ASSIGNMENT, students=names, options=LIMITS))
    except Exception as error:
        found.stopped["the class"] = repr(error)
        for name in names:
            try:
                take(found, grade(course, ASSIGNMENT, students=[name], options=LIMITS))
            except Exception as error:
                found.stopped[name] = repr(error)
    for name in found.rows:
        path = course.autograded(name, ASSIGNMENT) / f"{ASSIGNMENT}.ipynb"
        found.notebooks[name] = nbformat.read(path, as_version=4) if path.is_file() else None
        pages = list(course.feedback(name, ASSIGNMENT).glob("*.html"))
        found.pages[name] = pages[0].read_text(encoding="utf-8") if pages else None
    return found


def take(found, result):
    found.rows |= {row.student: row for row in result.rows}
    found.faults += result.faults


def printed(notebook):
    """All that a notebook's outputs say."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    texts = [output.get("text", "") + "\n".join(output.get("traceback", [])) for output in outputs]
    return "\n".join([*texts, *(str(output.get("data", "")) for output in outputs)])
