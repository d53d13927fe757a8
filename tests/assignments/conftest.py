"""The assignments of solutions/, cell by cell, and a way to run one task as its test cell does."""

import ast
import functools
import importlib.util
import re
from pathlib import Path

import jupytext
import pytest

ROOT = Path(__file__).parents[2]


def load_tool(name):
    """Import a script of tools/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Assignment:
    """An assignment: its cells by grade_id, and the verdict that a solution cell earns."""

    def __init__(self, path):
        self.name = path.stem
        self.cells = {}
        for cell in jupytext.read(path).cells:
            about = cell.metadata.get("nbgrader")
            if about:
                self.cells[about["grade_id"]] = cell

    @property
    def solution_tasks(self):
        """The grade_ids of the solution cells that have a test cell."""
        return [name for name in self.cells if f"{name}-test" in self.cells]

    @property
    def given_code(self):
        """The code that a student runs as it is: the set-up, and what a task gives."""
        cells = [cell for cell in self.cells.values() if cell.cell_type == "code"]
        about = [cell.metadata["nbgrader"] for cell in cells]
        return [c.source for c, a in zip(cells, about, strict=True) if not a["grade"] and not a["solution"]]

    @property
    def function_tasks(self):
        """The tasks whose solution defines a function."""
        return [task for task in self.solution_tasks if re.search(r"^def ", self.cells[task].source, re.M)]

    def points(self, grade_id):
        """The points of a cell."""
        return self.cells[grade_id].metadata["nbgrader"].get("points", 0)

    def verdict(self, task, code):
        """Run the given code, a solution cell and the task's test cell; return the test's last expression."""
        namespace = {"__name__": "__main__"}
        for source in self.given_code:
            exec(compile(source, "given", "exec"), namespace)
        exec(compile(code, task, "exec"), namespace)
        test = ast.parse(self.cells[f"{task}-test"].source)
        last = test.body.pop()
        exec(compile(test, f"{task}-test", "exec"), namespace)
        return eval(compile(ast.Expression(last.value), f"{task}-test", "eval"), namespace)


PATHS = sorted((ROOT / "solutions").glob("*.py"))


@functools.cache
def every_assignment():
    return [Assignment(path) for path in PATHS]


@pytest.fixture(scope="session")
def assignment_of():
    """A function that gives the assignment to which a task belongs."""
    owners = {task: assignment for assignment in every_assignment() for task in assignment.cells}
    return owners.__getitem__


@pytest.fixture(scope="session", params=PATHS, ids=lambda path: path.stem)
def assignment(request):
    return Assignment(request.param)


@pytest.fixture(scope="session")
def assignment_02(assignment_of):
    return assignment_of("mse")


@pytest.fixture(scope="session")
def make_exercises():
    return load_tool("make_exercises")


@pytest.fixture(scope="session")
def root():
    return ROOT
