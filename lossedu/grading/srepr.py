"""SymPy expressions as text and back, without evaluating anything.

``write`` gives SymPy's own srepr; ``read`` parses it and builds the tree with a fixed list of classes. No
constructor evaluates while reading, so an expression comes back as it was sent, evaluated or not, and reading
takes a time that the length of the text bounds. Numbers that would explode once somebody does evaluate them,
such as a tower of powers, are refused before anything is built.

``harden`` makes SymPy read text in the same way: ``sympify("x**2")`` then works and runs no code.
"""

import ast
import builtins
import functools
import math
import operator
import re
import sys
import unicodedata
from typing import NamedTuple

import sympy as sp
from sympy.core.function import AppliedUndef, UndefinedFunction
from sympy.core.symbol import Str
from sympy.functions.elementary.piecewise import ExprCondPair
from sympy.logic.boolalg import Boolean
from sympy.matrices.expressions.matexpr import MatrixElement
from sympy.printing.repr import ReprPrinter

LONGEST = 200_000  # characters: a derivative of an exercise has three thousand
MOST_NODES = 20_000  # an expression of this size still prints in a second
DEEPEST = 60  # SymPy recurses several times a level; Python's parser stops at 200 brackets
LARGEST_INT = 10_000  # bits; Python prints no more than 4300 digits
LARGEST_EXPONENT = 17  # bits: x**100000 is the largest power
LARGEST_FACTORIAL = 12  # bits: factorial(4000) has 12,000 digits
LARGEST_NUMBER = 200_000  # bits of a number once it is evaluated
LARGEST_PRECISION = 4_000  # bits of a Float
LARGEST_FLOAT = 5_000  # decimal exponent of a Float, which is read through an integer of that many digits

# lambdify prints names into code. Without brackets, dots, colons and quotes a name runs nothing there.
NAME = re.compile(r"[\\\w][\\\w{}^+*,' -]{0,59}|\+-?|-")
FUNCTION_NAME = re.compile(r"[^\W_]\w{0,59}")
NUMERAL = re.compile(r"[+-]?([0-9]{1,1500})(?:\.([0-9]{0,1500}))?(?:[eE]([+-]?[0-9]{1,5}))?")
ASSUMPTIONS = frozenset(
    "algebraic antihermitian commutative complex composite even extended_negative extended_nonnegative "
    "extended_nonpositive extended_nonzero extended_positive extended_real finite hermitian imaginary infinite "
    "integer irrational negative noninteger nonnegative nonpositive nonzero odd positive prime rational real "
    "transcendental zero".split()
)


class Unreadable(ValueError):
    """Text or an expression that is not read; the message says what is not allowed."""


def write(expression):
    """Return the srepr of an expression or matrix; raises Unreadable for what ``read`` would refuse."""
    _check_classes(expression)
    text = _Printer({"order": "none"}).doprint(expression)
    _measured(text)
    return text


def read(text):
    """Return the expression that ``write`` gave as this text; raises Unreadable for any other text."""
    try:
        return _build(_measured(text))
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"no expression: {type(error).__name__}: {str(error)[:200]}") from None


class _Printer(ReprPrinter):
    """SymPy's printer, with the arguments in their own order and with the assumptions of a function."""

    def _print_FunctionClass(self, function):
        if not isinstance(function, UndefinedFunction):
            return function.__name__
        assumptions = "".join(f", {name}={value}" for name, value in function._kwargs.items())
        return f"Function({function.__name__!r}{assumptions})"


def _check_classes(expression):
    """Refuse a class that is not on the list, and an expression too large to print."""
    waiting = [expression]
    nodes = 0
    while waiting:
        node = waiting.pop()
        nodes += 1
        if nodes > MOST_NODES:
            raise Unreadable(f"an expression of more than {MOST_NODES} parts")
        if isinstance(node, sp.MatrixBase) and type(node) in MATRICES.values():
            if node.rows * node.cols > MOST_NODES:
                raise Unreadable(f"a matrix of more than {MOST_NODES} entries")
            waiting.extend(node.flat())
        elif type(node) in READABLE or type(type(node)) is UndefinedFunction:
            waiting.extend(node.args)
        else:
            raise Unreadable(f"an expression that contains {type(node).__name__}")


# Reading: parse, measure, build.


def _measured(text):
    """Return the parsed text, once it is known to be small and its numbers are."""
    if len(text) > LONGEST:
        raise Unreadable(f"an expression of {len(text)} characters; at most {LONGEST} are read")
    _check_depth(text)
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise Unreadable("text that is no expression") from None
    _check_tree(tree)
    return tree


def _check_depth(text):
    depth = 0
    for bracket in re.findall(r"[(\[)\]]", text):
        depth += 1 if bracket in "([" else -1
        if depth > DEEPEST:
            raise Unreadable(f"an expression nested deeper than {DEEPEST}")


def _check_tree(tree):
    """Count the parts of a tree and the levels, then measure its numbers."""
    level, nodes = [tree], 0
    for _ in range(3 * DEEPEST):
        nodes += len(level)
        if nodes > 5 * MOST_NODES:
            raise Unreadable(f"an expression of more than {MOST_NODES} parts")
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    if level:
        raise Unreadable(f"an expression nested deeper than {DEEPEST}")
    _measure(tree)


class Magnitude(NamedTuple):
    """How large a number may be: log2 of a bound for it, and the bits that it takes to write it."""

    log2: float
    bits: float


def _measure(node):
    """Return the Magnitude of the number a node stands for, None if a symbol is in it.

    Raises Unreadable where evaluating it would take too long.
    """
    match node:
        case ast.Constant(value=int(number)):
            return _limited(number.bit_length(), number.bit_length())
        case ast.Name(id=name):
            return Magnitude(2, 1) if name in CONSTANTS else None
        case ast.Call(func=ast.Name(id="Float"), args=[ast.Constant(value=str(numeral)), *_]):
            return _measure_float(numeral)
        case ast.Call(func=ast.Name(id="Rational"), args=[above, below]):
            above, below = _measure(above), _measure(below)
            return _limited(above.log2 - below.log2 + 1, above.bits + below.bits)
        case ast.Call(func=ast.Name(id="Pow" | "MatPow"), args=[base, exponent, *_]):
            return _measure_power(_measure(base), _measure(exponent))
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            return _measure_power(_measure(base), _measure(exponent))
        case ast.Call(func=ast.Name(id=name), args=args) if name in STEEP:
            return _measure_steep(name, [_measure(arg) for arg in args])
        case ast.Constant():
            return Magnitude(1, 1)
        case ast.Call(func=ast.Name(id="Symbol" | "Dummy" | "Str")):
            return None
        case _:
            children = [_measure(child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
            return _measure_many(children, node)


def _limited(log2, bits):
    if max(log2, bits) > LARGEST_NUMBER:
        raise Unreadable(f"a number of more than {LARGEST_NUMBER} bits")
    return Magnitude(log2, bits)


def _measure_float(numeral):
    found = NUMERAL.fullmatch(numeral)
    if not found:
        raise Unreadable("a Float that is no numeral")
    exponent = int(found[3] or 0)
    if abs(exponent) > LARGEST_FLOAT:
        raise Unreadable(f"a Float beyond 10**{LARGEST_FLOAT}")
    whole = len(found[1].lstrip("0"))
    return _limited((whole + exponent) * math.log2(10), len(numeral) * math.log2(10))


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


def _measure_many(children, node):
    if None in children or not children:
        return None
    logs = [max(child.log2, 0) for child in children]
    product = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Mul"
    log2 = sum(logs) if product or isinstance(node, ast.BinOp) else max(logs) + math.log2(len(logs)) + 1
    return _limited(log2, sum(child.bits for child in children))


def _build(node):
    """Return what a node of the tree stands for: an expression or a matrix."""
    match node:
        case ast.Name(id=name) if name in CONSTANTS:
            return CONSTANTS[name]
        case ast.UnaryOp(op=ast.USub(), operand=ast.Name(id="oo")):
            return -sp.oo
        case ast.Call(func=ast.Name(id=name)) if name in ATOMS:
            return ATOMS[name](node)
        case ast.Call(func=ast.Name(id=name)) if name in MATRICES:
            return _matrix(MATRICES[name], node)
        case ast.Call(func=ast.Name(id=name), keywords=[]) if name in UNEVALUATED:
            return UNEVALUATED[name](*[_build(arg) for arg in node.args])
        case ast.Call(func=ast.Call(func=ast.Name(id="Function")), keywords=[]):
            return _function(node.func)(*_expressions(_build(arg) for arg in node.args), evaluate=False)
    raise Unreadable(f"an expression with {_shown(node)}")


def _shown(node):
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return f"{node.func.id[:40]}(...)"
    if isinstance(node, ast.Name):
        return node.id[:40]
    return type(node).__name__


def _expressions(args):
    args = list(args)
    for arg in args:
        if not isinstance(arg, sp.Expr) or arg.is_Matrix:
            raise Unreadable(f"a number was expected, not {type(arg).__name__}")
    return args


# Atoms take Python's own numbers and texts.


def _literals(node, *kinds):
    """Return the arguments of a call, each a literal of the kind that stands at its place."""
    values = [_literal(arg) for arg in node.args]
    if [type(value) for value in values] != list(kinds):
        raise Unreadable(f"{_shown(node)} with other arguments than {', '.join(k.__name__ for k in kinds)}")
    return values


def _literal(node):
    match node:
        case ast.Constant(value=value):
            if type(value) is int and value.bit_length() > LARGEST_INT:
                raise Unreadable(f"an int of more than {LARGEST_INT} bits")
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
            return -_literal(ast.Constant(number))
    raise Unreadable(f"a literal was expected, not {_shown(node)}")


def _keywords(node):
    return {keyword.arg: _literal(keyword.value) for keyword in node.keywords}


def _assumptions(keywords):
    for name, value in keywords.items():
        if name not in ASSUMPTIONS or type(value) is not bool:
            raise Unreadable(f"the assumption {str(name)[:40]}={str(value)[:40]}")
    return keywords


def _name(text):
    if not NAME.fullmatch(text):
        raise Unreadable(f"the name {text[:60]!r}")
    return text


def _symbol(node):
    return sp.Symbol(_name(*_literals(node, str)), **_assumptions(_keywords(node)))


def _dummy(node):
    keywords = _keywords(node)
    index = keywords.pop("dummy_index", None)
    if type(index) is not int:
        raise Unreadable("a Dummy without a number")
    return sp.Dummy(_name(*_literals(node, str)), dummy_index=index, **_assumptions(keywords))


def _function(node):
    (name,) = _literals(node, str)
    if not FUNCTION_NAME.fullmatch(name) or unicodedata.normalize("NFKC", name) != name or _is_taken(name):
        raise Unreadable(f"a function called {name[:60]!r}")
    return sp.Function(name, **_assumptions(_keywords(node)))


def _is_taken(name):
    """Whether lambdify would find this name in a module, and call what it finds."""
    modules = (sys.modules.get(name) for name in ("numpy", "numpy.linalg", "scipy", "math", "mpmath", "sympy"))
    return any(hasattr(module, name) for module in (builtins, *filter(None, modules)))


def _integer(node):
    return sp.Integer(*_literals(node, int))


def _rational(node):
    above, below = _literals(node, int, int)
    if below == 0:
        raise Unreadable("a Rational with the denominator 0")
    return sp.Rational(above, below)


def _float(node):
    (numeral,) = _literals(node, str)
    keywords = _keywords(node)
    precision = keywords.pop("precision", None)
    if keywords or type(precision) is not int or not 1 <= precision <= LARGEST_PRECISION:
        raise Unreadable(f"a Float whose precision is not between 1 and {LARGEST_PRECISION} bits")
    return sp.Float(numeral, precision=precision)


def _str(node):
    return Str(_name(*_literals(node, str)))


def _matrix(kind, node):
    match node:
        case ast.Call(args=[ast.List(elts=rows)], keywords=[]):
            entries = [[_build(entry) for entry in _row(row)] for row in rows]
            shape = len(rows), len(entries[0]) if entries else 0
        case ast.Call(args=[ast.Constant(value=int(m)), ast.Constant(value=int(n)), ast.List(elts=[])]):
            entries, shape = [], (m, n)
        case _:
            raise Unreadable("a matrix that is no list of rows")
    if any(len(row) != shape[1] for row in entries) or max(shape) > MOST_NODES:
        raise Unreadable("a matrix whose rows differ in length")
    return kind(*shape, _expressions(entry for row in entries for entry in row))


def _row(node):
    if not isinstance(node, ast.List):
        raise Unreadable("a matrix whose row is no list")
    return node.elts


ATOMS = {
    "Symbol": _symbol,
    "Dummy": _dummy,
    "Integer": _integer,
    "Rational": _rational,
    "Float": _float,
    "Str": _str,
}
MATRICES = {
    kind.__name__: kind
    for kind in (
        sp.MutableDenseMatrix,
        sp.ImmutableDenseMatrix,
        sp.MutableSparseMatrix,
        sp.ImmutableSparseMatrix,
    )
}


# Classes of which the arguments are expressions. None of these makers evaluates.


def _unevaluated(kind):
    return lambda *args: kind(*_expressions(args), evaluate=False)


def _of(kind, part):
    """A maker for a class whose constructor would evaluate whatever it is told, given arguments of one class."""

    def make(*args):
        _check(args, part)
        return sp.Basic.__new__(kind, *args)

    return make


def _check(args, part):
    for arg in args:
        if not isinstance(arg, part):
            raise Unreadable(f"{part.__name__} was expected, not {type(arg).__name__}")


def _lattice(kind):
    def make(*args):
        made = _of(kind, Boolean)(*args)
        made._argset = frozenset(args)
        return made

    return make


def _pair(expression, condition):
    _check([condition], Boolean)
    return sp.Tuple.__new__(ExprCondPair, *_expressions([expression]), condition)


def _limits(kind):
    """A maker for a sum, product or integral: the function, then (symbol, from, to) for each limit."""

    def make(function, *limits):
        _expressions([function])
        _check(limits, sp.Tuple)
        for limit in limits:
            _check(limit[:1], sp.Symbol | sp.Idx)
        made = sp.Basic.__new__(kind, function, *limits)
        made.is_commutative = function.is_commutative
        return made

    return make


def _derivative(function, *variables):
    _expressions([function])
    _check(variables, sp.Tuple)
    return sp.Basic.__new__(sp.Derivative, function, *variables)


def _indexed(base, *indices):
    _check([base], sp.IndexedBase)
    return sp.Indexed(base, *_expressions(indices))


def _interval(start, end, *is_open):
    _check(is_open, Boolean)
    return sp.Basic.__new__(sp.Interval, *_expressions([start, end]), *is_open)


def _sets(kind):
    def make(*args):
        _check(args, sp.Set)
        return kind(*args, evaluate=False)

    return make


FUNCTIONS = [
    getattr(sp, name)
    for name in """
    Abs sign re im arg conjugate exp log LambertW sin cos tan cot sec csc asin acos atan acot asec acsc atan2
    sinc sinh cosh tanh coth sech csch asinh acosh atanh acoth asech acsch floor ceiling frac Mod factorial
    binomial gamma loggamma digamma polygamma beta erf erfc erfi erfinv Ei Si Ci li polylog zeta Heaviside
    DiracDelta KroneckerDelta Max Min
    """.split()
]
RELATIONS = [
    sp.Equality, sp.Unequality, sp.StrictLessThan, sp.LessThan, sp.StrictGreaterThan, sp.GreaterThan,
]  # fmt: skip
MATRIX_EXPRESSIONS = [
    sp.MatrixSymbol, MatrixElement, sp.MatMul, sp.MatAdd, sp.MatPow, sp.Transpose, sp.Inverse, sp.Trace,
    sp.Determinant, sp.Identity, sp.ZeroMatrix, sp.OneMatrix, sp.HadamardProduct,
]  # fmt: skip
CONSTRUCTORS = [sp.Tuple, sp.Lambda, sp.Subs, sp.IndexedBase, sp.Idx, *MATRIX_EXPRESSIONS]  # evaluate nothing
MAKERS = {
    **{kind: _unevaluated(kind) for kind in [sp.Add, sp.Mul, sp.Pow, *FUNCTIONS, *RELATIONS]},
    **{kind: kind for kind in CONSTRUCTORS},
    **{kind: _lattice(kind) for kind in (sp.And, sp.Or)},
    **{kind: _of(kind, Boolean) for kind in (sp.Xor, sp.Not, sp.ITE)},
    **{kind: _limits(kind) for kind in (sp.Sum, sp.Product, sp.Integral)},
    **{kind: _sets(kind) for kind in (sp.Union, sp.Intersection, sp.Complement)},
    ExprCondPair: _pair,
    sp.Piecewise: _of(sp.Piecewise, ExprCondPair),
    sp.Derivative: _derivative,
    sp.Indexed: _indexed,
    sp.Interval: _interval,
    sp.FiniteSet: functools.partial(sp.FiniteSet, evaluate=False),
}
UNEVALUATED = {kind.__name__: make for kind, make in MAKERS.items()}
CONSTANTS = {
    "pi": sp.pi, "E": sp.E, "I": sp.I, "oo": sp.oo, "zoo": sp.zoo, "nan": sp.nan, "true": sp.true,
    "false": sp.false, "EulerGamma": sp.EulerGamma, "GoldenRatio": sp.GoldenRatio, "Catalan": sp.Catalan,
    "EmptySet": sp.S.EmptySet, "UniversalSet": sp.S.UniversalSet, "Reals": sp.S.Reals,
    "Rationals": sp.S.Rationals, "Integers": sp.S.Integers, "Naturals": sp.S.Naturals,
    "Naturals0": sp.S.Naturals0, "Complexes": sp.S.Complexes,
}  # fmt: skip
NUMBERS = [sp.Integer, sp.Rational, sp.Float, *(type(sp.S(n)) for n in (0, 1, -1)), type(sp.S.Half), type(-sp.oo)]
READABLE = frozenset([sp.Symbol, sp.Dummy, Str, *NUMBERS, *map(type, CONSTANTS.values()), *MAKERS])
# What grows fast, with log2 of the largest number it may be given.
STEEP = {
    **dict.fromkeys(["exp", "sinh", "cosh", "Ei", "erfi"], LARGEST_EXPONENT),
    **dict.fromkeys(
        ["factorial", "binomial", "gamma", "beta", "polygamma", "zeta", "polylog"], LARGEST_FACTORIAL
    ),
}
