"""Write what the figures to play with compute: JavaScript printed by SymPy from lossedu's own expressions.

    python tools/play_formulas.py    write book/_static/play/formulas.js

Each elementwise loss and activation becomes a function of its own letters, and its derivative one with
``_slope`` behind the name: ``huber(y, y_hat, {delta})``, ``huber_slope(y, y_hat, {delta})``. Beside the
``formulas`` stand the ``data`` that the chapters draw, so that a figure shows the same points as its page.
"""

import json
from pathlib import Path

import sympy as sp

from lossedu import activations, datasets, losses, symbolic

TARGET = Path(__file__).resolve().parents[1] / "book/_static/play/formulas.js"
SCRIPT = """\
/* Generated from lossedu's definitions; do not edit. */
"use strict";
const formulas = {{
{methods}
}};
const data = {data};
if (typeof module !== "undefined") module.exports = {{ formulas, data }};
"""


def data():
    """Return the data of the figures by name, as lists of [x, y]."""
    x, y = datasets.line(12, slope=2.0, noise=0.6, seed=1)  # as in chapter 2, where the last one falls
    flats = datasets.rents()  # as in chapters 1 and 2
    return {"line": pairs(x, y), "rents": pairs(*flats)}


def pairs(x, y):
    return [[round(a, 3), round(b, 3)] for a, b in zip(x, y, strict=True)]


def script():
    """Return the whole JavaScript file."""
    methods = []
    for name, definition in elementwise().items():
        methods += methods_of(name, definition)
    return SCRIPT.format(methods="\n".join(methods), data=json.dumps(data()))


def elementwise():
    """Return the activations and losses that take one number for each argument, by name."""
    everything = activations.ALL | losses.ALL
    return {name: definition for name, definition in everything.items() if takes_numbers(definition)}


def takes_numbers(definition):
    return not any(isinstance(symbol, tuple) for symbol in definition.symbols.values())


def methods_of(name, definition):
    """Return the methods of a definition's value and, if it has one, of its slope."""
    yield method(name, definition, symbolic.expression)
    if getattr(definition, "differentiable", True):
        yield method(f"{name}_slope", definition, symbolic.derivative)


def method(name, definition, formula):
    """Return a JavaScript method: arguments in order, parameters by name with their defaults.

    A parameter that is off by default, None here and null there, has a formula without it.
    """
    arguments = list(definition.argument_domains)
    if definition.defaults:
        defaults = [f"{key} = {json.dumps(value)}" for key, value in definition.defaults.items()]
        arguments.append(f"{{ {', '.join(defaults)} }} = {{}}")
    code = javascript(formula(definition))
    for key, value in definition.defaults.items():
        if value is None:
            code = f"{key} === null ? {javascript(formula(definition, **{key: None}))} : {code}"
    return f"  {name}({', '.join(arguments)}) {{ return {code}; }},"


def javascript(expression):
    """Return an expression as JavaScript on one line. The derivative of a jump counts as 0."""
    without_jumps = expression.replace(sp.DiracDelta, lambda *_: sp.Integer(0))
    return " ".join(sp.jscode(without_jumps).split())


if __name__ == "__main__":
    TARGET.write_text(script(), encoding="utf-8")
