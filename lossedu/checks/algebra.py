"""Comparison of a student's SymPy expression with ours, without running anything the student wrote.

Expressions are evaluated by a walk of our own over the node types of the table below, at 50 digits. Strings
are never parsed, and no method of an object of the student's own class is called.
"""

import functools
import math

import mpmath
import sympy as sp

from lossedu import arguments
from lossedu.checks import show
from lossedu.checks.draws import draw

DIGITS = 50
MOST_NODES = 2000
LARGEST_EXPONENT = 10**6  # of 2; beyond it numbers cost more than they tell
POINTS = 60
MOST_KNOWN = 4000  # parts of expressions whose values are remembered at a point
MOST_TERMS = 1000  # of an expression that is multiplied out
TOLERANCE = mpmath.mpf(10) ** -35
TOLERANCE_OF_FLOATS = (
    mpmath.mpf(10) ** -9
)  # an expression with decimal numbers in it is right to fewer digits


class Unreadable(ValueError):
    """The answer is no expression that can be compared; the message says why."""


class Undefined(ArithmeticError):
    """The expression has no value at a point."""


def as_expression(answer):
    """Return an answer as a SymPy expression of known node types; raise Unreadable with the reason otherwise.

    >>> as_expression(3)
    3
    """
    if answer is None or answer is Ellipsis:
        raise Unreadable("None: not answered yet")
    if type(answer) in (int, float):
        answer = sp.Integer(answer) if type(answer) is int else sp.Float(answer)
    if type(answer) is sp.Equality:
        raise Unreadable("an equation; give the expression on its right side")
    if not issubclass(type(answer), sp.Expr):
        advice = "; give a SymPy expression, not text" if type(answer) is str else ", not a SymPy expression"
        raise Unreadable(f"{show.kind(answer)}{advice}")
    for node in nodes(answer):
        if type(node) not in VALUES and type(node) not in PLAIN:
            advice = "; .doit() carries it out" if type(node) in (sp.Derivative, sp.Integral, sp.Sum) else ""
            raise Unreadable(f"an expression with {show.type_name(node)} in it{advice}")
    return answer


def nodes(expression):
    """Return the different nodes of an expression; raise Unreadable if there are too many."""
    found, waiting = {}, [expression]
    while waiting:
        node = waiting.pop()
        if id(node) in found:
            continue
        found[id(node)] = node
        if len(found) > MOST_NODES:
            raise Unreadable(f"an expression of more than {MOST_NODES} parts")
        if type(node) in VALUES:
            waiting.extend(node.args)
    return list(found.values())


def symbol_names(expression):
    """Return the names of the symbols of an expression, sorted."""
    return sorted({node.name for node in nodes(expression) if type(node) is sp.Symbol})


def tolerance(expression):
    """Return how closely values must agree: to fewer digits if the expression holds decimal numbers."""
    decimal = any(type(node) is sp.Float for node in nodes(expression))
    return TOLERANCE_OF_FLOATS if decimal else TOLERANCE


# ------------------------------------------------------------------------------------------- evaluation


class Point(dict):
    """Values of symbols by name, and of the parts of expressions that were evaluated here.

    Wrong versions of an answer share most of their parts.
    """

    def __init__(self, values=()):
        super().__init__(values)
        self.known = {}


def evaluate(expression, point):
    """Return the value of an expression at a point, a dict of symbol names, at 50 digits.

    Raises Undefined where there is none. Symbols count by name, whatever SymPy was told to assume of them.

    >>> x = sp.Symbol("x")
    >>> print(mpmath.nstr(evaluate(sp.sqrt(x) + 1, {"x": 4}), 5))
    3.0
    """
    known = point.known if type(point) is Point else {}
    if len(known) > MOST_KNOWN:
        known.clear()

    def value(node):
        if node not in known:
            known[node] = _value(node, value, point)
        return known[node]

    try:
        with mpmath.workdps(DIGITS):
            return value(expression)
    except (ArithmeticError, ValueError, TypeError, RecursionError) as error:
        raise Undefined(str(error)) from None


def _value(node, value, point):
    kind = type(node)
    if kind is sp.Symbol:
        return _number(point[node.name])
    if kind is sp.Piecewise:
        return _piece(node, value)
    if kind in PLAIN:
        return PLAIN[kind](node)
    return VALUES[kind](*(value(part) for part in node.args))


def _piece(node, value):
    for part, condition in node.args:
        if value(condition):
            return value(part)
    raise Undefined("no case applies")


def _power(base, exponent):
    if base != 0 and abs(exponent) * abs(mpmath.mag(base)) > LARGEST_EXPONENT:  # about its logarithm
        raise Undefined("too large")
    return mpmath.power(base, exponent)


def _exp(x):
    if abs(x) > LARGEST_EXPONENT:
        raise Undefined("too large")
    return mpmath.exp(x)


def _sum(*terms):
    return mpmath.fsum(terms)


def _product(*factors):
    return mpmath.fprod(factors)


def _real(compare):
    """Return a comparison that has no answer for complex numbers."""

    def compared(a, b):
        if isinstance(a, mpmath.mpc) or isinstance(b, mpmath.mpc):
            raise Undefined("complex numbers have no order")
        return compare(a, b)

    return compared


# What each node with parts does to the values of its parts.
VALUES = {
    sp.Add: _sum,
    sp.Mul: _product,
    sp.Pow: _power,
    sp.exp: _exp,
    sp.log: lambda x, base=mpmath.e: mpmath.log(x) / mpmath.log(base),
    sp.Abs: abs,
    sp.sign: mpmath.sign,
    sp.Min: min,
    sp.Max: max,
    sp.sinh: lambda x: (_exp(x) - _exp(-x)) / 2,
    sp.cosh: lambda x: (_exp(x) + _exp(-x)) / 2,
    sp.tanh: mpmath.tanh,
    sp.coth: mpmath.coth,
    sp.sech: mpmath.sech,
    sp.sin: mpmath.sin,
    sp.cos: mpmath.cos,
    sp.atan: mpmath.atan,
    sp.asinh: mpmath.asinh,
    sp.Heaviside: lambda x, at_zero: at_zero if x == 0 else mpmath.mpf(x > 0),
    sp.Piecewise: None,  # picks a case before it looks at any: see _piece
    sp.functions.elementary.piecewise.ExprCondPair: None,
    sp.Eq: lambda a, b: a == b,
    sp.Ne: lambda a, b: a != b,
    sp.Lt: _real(lambda a, b: a < b),
    sp.Le: _real(lambda a, b: a <= b),
    sp.Gt: _real(lambda a, b: a > b),
    sp.Ge: _real(lambda a, b: a >= b),
    sp.And: lambda *parts: all(parts),
    sp.Or: lambda *parts: any(parts),
    sp.Not: lambda part: not part,
}


@functools.lru_cache(4096)
def _number(value):
    return mpmath.mpf(value)


def _fraction(node):
    return _number(node.p) / _number(node.q) if node.q != 1 else _number(node.p)


# What each node without parts is worth. Symbols get theirs from the point.
PLAIN = {
    sp.Symbol: None,
    sp.Float: lambda node: mpmath.mpf(node._mpf_),
    sp.Rational: _fraction,
    sp.Integer: _fraction,
    type(sp.S.Zero): _fraction,
    type(sp.S.One): _fraction,
    type(sp.S.NegativeOne): _fraction,
    type(sp.S.Half): _fraction,
    type(sp.pi): lambda node: +mpmath.pi,
    type(sp.E): lambda node: +mpmath.e,
    type(sp.true): lambda node: True,
    type(sp.false): lambda node: False,
}


# ------------------------------------------------------------------------------------------- comparison


def points(domains, symbols, rng, count=POINTS):
    """Return points to compare at, each a Point by symbol name, from the domains of the symbols.

    Small, middling and large numbers: expressions that differ only near or far from zero part here.
    """
    drawn = []
    for number in range(count):
        scale = (1.0, 0.125, 8.0)[number % 3]
        point = Point()
        for name, domain in domains.items():
            point.update(_coordinates(name, symbols.get(name), domain, scale, rng))
        drawn.append(point)
    return drawn


def points_of(definition, rng):
    """Return points to compare expressions of a loss or activation at."""
    domains = definition.argument_domains | definition.parameter_domains
    return points(domains, definition.symbols, rng)


def _coordinates(name, symbol, domain, scale, rng):
    if isinstance(symbol, tuple):
        row = arguments.distribution if domain is arguments.class_label else domain
        return {part.name: float(v) for part, v in zip(symbol, draw(row, (len(symbol),), rng), strict=True)}
    if domain is arguments.class_index:
        return {name: float(rng.integers(0, 3))}
    value = float(draw(domain, (), rng))
    return {name: (value + float(rng.integers(1, 100)) / 1024) * scale if domain is arguments.real else value}


def counterexample(answer, reference, where):
    """Return the first point at which two expressions differ, with both values; None if there is none.

    A value is None where the answer has none.
    """
    return difference(Values(answer, where), Values(reference, where))


class Values:
    """An expression's values at some points, each computed when it is first asked for."""

    def __init__(self, expression, where):
        self.expression = expression
        self.where = where
        self._known = []

    def __getitem__(self, place):
        while len(self._known) <= place:
            self._known.append(self._value_at(self.where[len(self._known)]))
        return self._known[place]

    def _value_at(self, point):
        try:
            return evaluate(self.expression, point)
        except Undefined:
            return None


def difference(answer, reference):
    """Return the first point at which two Values differ, with both values; None if there is none."""
    allowed = tolerance(answer.expression)
    for place, point in enumerate(answer.where):
        theirs, ours = answer[place], reference[place]
        if theirs is None or ours is None or not agree(theirs, ours, allowed):
            return point, theirs, ours
    return None


def agree(a, b, allowed):
    """Return whether two values agree, relative to the larger of them and 1."""
    with mpmath.workdps(DIGITS):
        difference = abs(a - b)
        return bool(difference <= allowed * max(1, abs(a), abs(b)))


def proved_equal(answer, reference):
    """Return whether the difference of two expressions, multiplied out, is 0.

    False says nothing: many true identities need more than that. Only what is soon multiplied out is tried,
    so that nothing hangs and the same answer always gets the same words.
    """
    if _terms(answer) > MOST_TERMS:
        return False
    names = {symbol.name: symbol for symbol in reference.free_symbols}
    renamed = {symbol: names.get(symbol.name, symbol) for symbol in answer.free_symbols}
    return sp.expand(answer.xreplace(renamed) - reference) == 0


def _terms(expression):
    """Return a bound for the terms of an expression when it is multiplied out; it stops at MOST_TERMS + 1."""
    known = {}

    def terms(node):
        if id(node) not in known:
            known[id(node)] = min(MOST_TERMS + 1, _terms_of(node, [terms(part) for part in node.args]))
        return known[id(node)]

    return terms(expression)


def _terms_of(node, parts):
    if type(node) is sp.Mul:
        return math.prod(parts)
    if type(node) is sp.Pow and type(node.exp) is sp.Integer:
        return parts[0] ** min(abs(int(node.exp)), MOST_TERMS)
    return max(1, sum(parts))
