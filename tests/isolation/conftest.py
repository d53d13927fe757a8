"""A pair of processes with NumPy, SymPy and lossedu, behind every wall of this machine."""

import ast

import pytest
import sympy as sp

from lossedu.isolation import sandbox, srepr
from lossedu.isolation.job import STUDENT
from lossedu.isolation.names import bound_by, imports_of
from lossedu.isolation.pair import Kit, Pair

OFFERED = ("lossedu.classifiers", "lossedu.losses", "lossedu.network", "lossedu.training")
CATALOGUE = "lossedu.checks.mistakes.catalogue"
u, v = sp.symbols("u v")
UNKNOWN = sp.Add(*[sp.Function("f")(k * u) ** 3 * sp.exp(k * sp.sin(u)) for k in range(3)])
CHAINED = srepr.write(sp.Derivative(UNKNOWN, u))  # with Subs in it once it is derived
DERIVATIVE = srepr.write(sp.Derivative(sp.log(sp.exp(u) + sp.exp(v)) - u, u))
LIMITS = {"memory": 4 << 30, "cpu": 60}


@pytest.fixture(scope="module", params=sandbox.available_walls() or [None])
def pair(request):
    """Two zygotes with NumPy, SymPy and lossedu."""
    modules = ("numpy", "sympy", "matplotlib.pyplot", "lossedu.checks.check", CATALOGUE, *OFFERED)
    ready = {"tasks": ("softmax-ce-steps",), "derivatives": (DERIVATIVE, CHAINED)}
    pair = Pair(Kit(request.param, modules, ("lossedu",), OFFERED, **ready), LIMITS)
    yield pair
    pair.close()


@pytest.fixture
def ran(pair):
    """A function that runs (kind, source) cells and returns their outputs; answers are read off the cells."""

    def run(*cells, cell_seconds=5.0, files=None, given=None, rehearsal=False, in_place=(), empty=()):
        job = {
            "cells": [job_cell(index, *cell) for index, cell in enumerate(cells)],
            "answers": sorted({name for kind, source in cells if kind == STUDENT for name in bound(source)}),
            "in_place": list(in_place),
            "empty": list(empty),
            "offered": list(OFFERED),
            "together": False,
            "rehearsal": rehearsal,
            "seed": "7",
            "cell_seconds": cell_seconds,
        }
        run.last = pair.run(job, files or {}, given or {}, 60)
        return [run.last.outputs[index] for index in range(len(cells))]

    return run


def job_cell(index, kind, source):
    imports = imports_of(parsed(source)) if kind == STUDENT else []
    return {"index": index, "kind": kind, "source": source, "imports": imports}


def parsed(source):
    try:
        return ast.parse(source)
    except SyntaxError:
        return ast.parse("")


def bound(source):
    return bound_by(parsed(source))
