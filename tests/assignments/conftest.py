"""What the tests of the assignments share: the assignments, and the tool that makes the exercises."""

import functools
import importlib.util

import pytest

from bench.checks.assignments import PATHS, ROOT, Assignment


def load_tool(name):
    """Import a script of tools/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
