"""The cells of notebooks in a warm process: what any grader has to spend, and nothing else.

`python -m bench.grading.warm MODULES NOTEBOOK ...`: loads the modules, a list in JSON, then forks for each
notebook and runs its cells there as plain Python. Prints the sum of the seconds.
"""

import ast
import contextlib
import importlib
import io
import json
import sys
import time
import warnings

import nbformat

from bench.checks import limited

LIMIT = 120  # seconds of processor time for a notebook


def main():
    modules, *paths = sys.argv[1:]
    for name in json.loads(modules):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    print(json.dumps(sum(limited.call(cell_seconds, path, seconds=LIMIT) for path in paths)))


def cell_seconds(path):
    """Return how long all code cells of a notebook take, one after the other."""
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    namespace = {"__name__": "__main__"}
    warnings.simplefilter("ignore")
    begun = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for cell in cells:
            with contextlib.suppress(Exception):
                run(cell.source, namespace)
    return time.perf_counter() - begun


def run(source, namespace):
    """Run a cell, and print its last expression in the forms that a notebook keeps."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), namespace)
    if last is not None:
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), namespace)
        repr(value)
        if hasattr(value, "_repr_mimebundle_"):
            value._repr_mimebundle_()


if __name__ == "__main__":
    main()
