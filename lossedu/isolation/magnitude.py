"""How large the numbers in a formula would become, found from its syntax tree before anything is computed."""

import ast
import math
import re
from typing import NamedTuple

LARGEST_EXPONENT = 17  # bits: x**100000 is the largest power
LARGEST_FACTORIAL = 12  # bits: factorial(4000) has 12,000 digits
LARGEST_NUMBER = 200_000  # bits of a number once it is evaluated
LARGEST_FLOAT = 5_000  # decimal exponent of a Float, which is read through an integer of that many digits
NUMERAL = re.compile(r"[+-]?([0-9]{0,1500})(?:\.[0-9]{0,1500})?(?:[eE]([+-]?[0-9]{1,5}))?")
NUMBER_NAMES = frozenset(["pi", "E", "I", "EulerGamma", "GoldenRatio", "Catalan", "oo", "zoo", "nan"])
# What grows fast, with log2 of the largest number it may be given.
STEEP = {
    **dict.fromkeys(["exp", "sinh", "cosh", "Ei", "erfi"], LARGEST_EXPONENT),
    **dict.fromkeys(
        ["factorial", "binomial", "gamma", "beta", "polygamma", "zeta", "polylog"], LARGEST_FACTORIAL
    ),
}


class Unreadable(ValueError):
    """Text or an expression that is not read; the message says what is not allowed."""


class Magnitude(NamedTuple):
    """How large a number may be: log2 of a bound for it, and the bits that it takes to write it."""

    log2: float
    bits: float


def measure(node):
    """Return the Magnitude of the number a node stands for, None if a symbol is in it.

    Raises Unreadable where evaluating it would take too long.
    """
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", "")
        if name in STEEP:
            return _measure_steep(name, [measure(arg) for arg in node.args])
        return MEASURES.get(name, _measure_many)(node)
    if isinstance(node, ast.Name):
        return Magnitude(2, 1) if node.id in NUMBER_NAMES else None
    if isinstance(node, ast.Constant):
        size = node.value.bit_length() if type(node.value) is int else 1
        return _limited(size, size)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        return _measure_power(measure(node.left), measure(node.right))
    return _measure_many(node)


def _limited(log2, bits):
    if max(log2, bits) > LARGEST_NUMBER:
        raise Unreadable(f"a number of more than {LARGEST_NUMBER} bits")
    return Magnitude(log2, bits)


def _measure_rational(node):
    if len(node.args) == 1:
        return _measure_float(node)
    above, below = (measure(arg) for arg in node.args)
    return _limited(above.log2 - below.log2 + 1, above.bits + below.bits)


def _measure_float(node):
    numeral = node.args[0].value
    found = NUMERAL.fullmatch(numeral)
    exponent = int(found[2] or 0)
    if abs(exponent) > LARGEST_FLOAT:
        raise Unreadable(f"a Float beyond 10**{LARGEST_FLOAT}")
    whole = len(found[1].lstrip("0"))
    return _limited((whole + exponent) * math.log2(10), len(numeral) * math.log2(10))


def _measure_pow(node):
    base, exponent, *_ = (measure(arg) for arg in node.args)
    return _measure_power(base, exponent)


def _measure_power(base, exponent):
    if exponent is None:
        return None
    if exponent.log2 > LARGEST_EXPONENT:
        raise Unreadable(f"a power whose exponent exceeds 2**{LARGEST_EXPONENT}")
    if base is None:
        return None
    grown = max(base) * 2 ** max(exponent.log2, 0)
    return _limited(grown, grown)


def _measure_steep(name, args):
    for arg in args:
        if arg is not None and arg.log2 > STEEP[name]:
            raise Unreadable(f"{name} of a number that exceeds 2**{STEEP[name]}")
    if None in args:
        return None
    return _limited(sum(STEEP[name] * 2 ** max(arg.log2, 0) for arg in args), sum(arg.bits for arg in args))


def _measure_many(node):
    """Measure a call or an operation that gives at most the product of its arguments."""
    parts = node.args if isinstance(node, ast.Call) else ast.iter_child_nodes(node)
    children = [measure(part) for part in parts if isinstance(part, ast.expr)]
    if None in children:
        return None
    log2 = sum(max(child.log2, 0) for child in children) + max(len(children) - 1, 0)  # a sum of two doubles
    return _limited(log2, sum(child.bits for child in children))


MEASURES = {
    **dict.fromkeys(["Symbol", "Dummy", "Str"], lambda node: None),
    "Float": _measure_float,
    "Rational": _measure_rational,
    "Pow": _measure_pow,
    "MatPow": _measure_pow,
}
