"""The lists of modules in the packages that have many name each of them once, and nothing else."""

import importlib
import re
from pathlib import Path

import pytest


def listed_in(package):
    """Return the modules named before the colons of a package's list."""
    entries = re.findall(r"^- ([a-z_, ]+):", package.__doc__, flags=re.MULTILINE)
    return sorted(name for entry in entries for name in entry.split(", "))


@pytest.mark.parametrize("name", ["lossedu.grading", "lossedu.isolation", "lossedu.isolation.sandbox"])
def test_the_list_names_every_module(name):
    package = importlib.import_module(name)
    folder = Path(package.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    packages = {path.parent.name for path in folder.glob("*/__init__.py")}
    assert listed_in(package) == sorted(modules | packages)
