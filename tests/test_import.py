"""Importing lossedu is light: what is heavy loads when it is used."""

import json
import subprocess
import sys

import pytest

import lossedu

HEAVY = {"sympy", "mpmath", "matplotlib", "IPython", "ipykernel", "nbformat", "nbclient", "nbgrader", "tqdm"}

LIST_MODULES = "import json, sys; print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"


def modules_after(statement):
    """Return the top-level names of the modules that a fresh interpreter has loaded after ``statement``."""
    command = [sys.executable, "-c", f"{statement}; {LIST_MODULES}"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return set(json.loads(output))


def heavy(modules):
    return {name for name in modules if name in HEAVY or name.startswith("jupyter")}


@pytest.mark.parametrize(
    "statement",
    [
        "import lossedu",
        "import lossedu.losses",
        "import lossedu.activations",
        "from lossedu import losses; losses.mean_squared_error([1.0, 2.0], [1.0, 4.0])",
        "from lossedu import activations; activations.softmax([1.0, 2.0])",
        "import lossedu.classifiers, lossedu.network, lossedu.training",
        "import lossedu.cli",
    ],
)
def test_importing_loads_nothing_heavy(statement):
    assert heavy(modules_after(statement)) == set()


def test_the_list_of_modules_sees_what_is_heavy():
    assert heavy(modules_after("import sympy, nbformat")) >= {"sympy", "mpmath", "nbformat"}


def test_import_lossedu_alone_does_not_even_load_numpy():
    assert "numpy" not in modules_after("import lossedu")


@pytest.mark.parametrize("name", lossedu.__all__)
def test_each_submodule_is_an_attribute(name):
    assert getattr(lossedu, name).__name__ == f"lossedu.{name}"
    assert name in dir(lossedu)


def test_an_unknown_attribute_is_named():
    with pytest.raises(AttributeError, match=r"lossedu.*has no attribute 'loses'"):
        _ = lossedu.loses
