"""SymPy expressions as text and back, without evaluating anything.

``write`` gives SymPy's own srepr; ``read`` parses it and builds the tree with a fixed list of classes. No
constructor evaluates while reading, so an expression comes back as it was sent, evaluated or not, and reading
takes a time that the length of the text bounds. Numbers that would explode once somebody does evaluate them,
such as a tower of powers, are refused before anything is built.

``harden`` makes SymPy read text in the same way: ``sympify("x**2")`` then works and runs no code.
"""

import ast
import functools
import math
import operator
import re
import sys
import unicodedata
from typing import NamedTuple

import sympy as sp
import sympy.parsing.sympy_parser as sympy_parser
from sympy.core.function import UndefinedFunction
from sympy.core.symbol import Str
from sympy.functions.elementary.piecewise import ExprCondPair
from sympy.logic.boolalg import Boolean
from sympy.matrices.expressions.matexpr import MatrixElement
from sympy.printing.repr import ReprPrinter
from sympy.utilities.lambdify import _EvaluatorPrinter

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
LAMBDIFY_MODULES = ["builtins", "numpy", "numpy.linalg", "scipy", "scipy.special", "math", "mpmath", "sympy"]
FUNCTION_NAME = re.compile(r"[^\W_]\w{0,59}")
NUMERAL = re.compile(r"[+-]?([0-9]{0,1500})(?:\.[0-9]{0,1500})?(?:[eE]([+-]?[0-9]{1,5}))?")
ASSUMPTIONS = re.findall(
    r"\S+",
    "algebraic antihermitian commutative complex composite even extended_negative extended_nonnegative "
    "extended_nonpositive extended_nonzero extended_positive extended_real finite hermitian imaginary "
    "infinite integer irrational negative noninteger nonnegative nonpositive nonzero odd positive prime "
    "rational real transcendental zero",
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
    _check_brackets(text)
    try:
        tree = ast.parse(text, mode="eval").body
        _measure(tree)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"text that is no expression: {type(error).__name__}") from None
    return tree


def _check_brackets(text):
    """Count parts and levels before Python's parser does, which recurses."""
    brackets = re.findall(r"[(\[\])]", text)
    if len(brackets) > 2 * MOST_NODES:
        raise Unreadable(f"an expression of more than {MOST_NODES} parts")
    depth = 0
    for bracket in brackets:
        depth += 1 if bracket in "([" else -1
        if depth > DEEPEST:
            raise Unreadable(f"an expression nested deeper than {DEEPEST}")


class Magnitude(NamedTuple):
    """How large a number may be: log2 of a bound for it, and the bits that it takes to write it."""

    log2: float
    bits: float


def _measure(node):
    """Return the Magnitude of the number a node stands for, None if a symbol is in it.

    Raises Unreadable where evaluating it would take too long.
    """
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", "")
        if name in STEEP:
            return _measure_steep(name, [_measure(arg) for arg in node.args])
        return MEASURES.get(name, _measure_many)(node)
    if isinstance(node, ast.Name):
        return Magnitude(2, 1) if node.id in CONSTANTS else None
    if isinstance(node, ast.Constant):
        size = node.value.bit_length() if type(node.value) is int else 1
        return _limited(size, size)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        return _measure_power(_measure(node.left), _measure(node.right))
    return _measure_many(node)


def _limited(log2, bits):
    if max(log2, bits) > LARGEST_NUMBER:
        raise Unreadable(f"a number of more than {LARGEST_NUMBER} bits")
    return Magnitude(log2, bits)


def _measure_rational(node):
    if len(node.args) == 1:
        return _measure_float(node)
    above, below = (_measure(arg) for arg in node.args)
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
    base, exponent, *_ = (_measure(arg) for arg in node.args)
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
    children = [_measure(part) for part in parts if isinstance(part, ast.expr)]
    if None in children:
        return None
    return _limited(sum(max(child.log2, 0) for child in children) + 1, sum(child.bits for child in children))


MEASURES = {
    **dict.fromkeys(["Symbol", "Dummy", "Str"], lambda node: None),
    "Float": _measure_float,
    "Rational": _measure_rational,
    "Pow": _measure_pow,
    "MatPow": _measure_pow,
}


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
    modules = [sys.modules.get(module) for module in LAMBDIFY_MODULES]
    return any(hasattr(module, name) for module in modules if module)


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
    """A maker for a class whose constructor would evaluate all the same; its arguments are of one class."""

    def make(*args):
        _check(args, part)
        return sp.Basic.__new__(kind, *args)

    return make


def _check(args, part):
    for arg in args:
        if not isinstance(arg, part):
            expected = getattr(part, "__name__", part)  # a union of classes has no name
            raise Unreadable(f"{expected} was expected, not {type(arg).__name__}")


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
    sp.Abs, sp.sign, sp.re, sp.im, sp.arg, sp.conjugate, sp.floor, sp.ceiling, sp.frac,
    sp.Mod, sp.Max, sp.Min,
    sp.exp, sp.log, sp.LambertW, sp.sin, sp.cos, sp.tan, sp.cot, sp.sec, sp.csc, sp.sinc,
    sp.asin, sp.acos, sp.atan, sp.acot, sp.asec, sp.acsc, sp.atan2,
    sp.sinh, sp.cosh, sp.tanh, sp.coth, sp.sech, sp.csch,
    sp.asinh, sp.acosh, sp.atanh, sp.acoth, sp.asech, sp.acsch,
    sp.factorial, sp.binomial, sp.gamma, sp.loggamma, sp.digamma, sp.polygamma, sp.beta, sp.zeta, sp.polylog,
    sp.erf, sp.erfc, sp.erfi, sp.erfinv, sp.Ei, sp.Si, sp.Ci, sp.li,
    sp.Heaviside, sp.DiracDelta, sp.KroneckerDelta,
]  # fmt: skip
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
NUMBERS = [sp.Integer, sp.Rational, sp.Float, *map(type, [sp.S.Zero, sp.S.One, -sp.S.One, sp.S.Half, -sp.oo])]
READABLE = frozenset([sp.Symbol, sp.Dummy, Str, *NUMBERS, *map(type, CONSTANTS.values()), *MAKERS])
# What grows fast, with log2 of the largest number it may be given.
STEEP = {
    **dict.fromkeys(["exp", "sinh", "cosh", "Ei", "erfi"], LARGEST_EXPONENT),
    **dict.fromkeys(
        ["factorial", "binomial", "gamma", "beta", "polygamma", "zeta", "polylog"], LARGEST_FACTORIAL
    ),
}


# What a person types, such as "x**2 + 1". SymPy turns it into Python, with a call for every name and number.


def harden():
    """Make SymPy read text with the list above, in this process: no text is evaluated as Python any more.

    sympify, parse_expr and whatever uses them raise SympifyError for text that needs more than SymPy's own
    names, operators and calls. lambdify refuses text in place of an expression, which it would run as it is.
    """
    sympy_parser.eval_expr = _evaluate
    sympy_parser.compile = _keep_tree  # with evaluate=False, SymPy compiles a tree before it evaluates
    _EvaluatorPrinter.doprint = _print_no_text


def _keep_tree(tree, *how):
    return tree


def _evaluate(code, local_dict, global_dict):
    """Take the place of SymPy's function of the same arguments, which calls eval."""
    try:
        if isinstance(code, str):
            return _value(_measured(code.strip()), local_dict)
        _measure(code.body)
        return _value(code.body, local_dict)
    except Unreadable as error:
        raise sp.SympifyError(str(code)[:200], error) from None


def _value(node, names):
    """Return what a node of typed text stands for, evaluated as SymPy does."""
    match node:
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.Name(id=name) if name in CONSTANTS or name in WORDS:
            return CONSTANTS[name] if name in CONSTANTS else WORDS[name]
        case ast.Constant(value=bool() | int() | None as value):
            return value
        case ast.List(elts=parts):
            return [_value(part, names) for part in parts]
        case ast.Tuple(elts=parts):
            return tuple(_value(part, names) for part in parts)
        case ast.Call():
            return _called(node, names)
        case ast.BinOp(op=op, left=left, right=right) if type(op) in OPERATORS:
            return _operated(op, [left, right], names)
        case ast.UnaryOp(op=op, operand=operand) if type(op) in OPERATORS:
            return _operated(op, [operand], names)
        case ast.Compare(ops=[op], left=left, comparators=[right]) if type(op) in OPERATORS:
            return _operated(op, [left, right], names)
    raise Unreadable(f"text with {_shown(node)}")


def _operated(op, parts, names):
    values = [_value(part, names) for part in parts]
    _check(values, sp.Basic | sp.MatrixBase)
    return OPERATORS[type(op)](*values)


def _called(node, names):
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in names:
            function = names[name]
            if not isinstance(function, type) or not issubclass(function, sp.Basic):
                raise Unreadable(f"a call of {name[:40]}, which is no function of SymPy")
        case ast.Call(func=ast.Name(id="Float"), args=[ast.Constant(value=str(numeral))]):
            return sp.Float(numeral)  # _measure has seen that it is a numeral
        case ast.Call(func=ast.Name(id="Rational"), args=[ast.Constant(value=str(numeral))]):
            return sp.Rational(numeral)
        case ast.Call(func=ast.Name(id="Symbol")):
            return _symbol(node)
        case ast.Call(func=ast.Name(id="Function")):
            return _function(node)
        case ast.Call(func=ast.Name(id=name)) if name in WORDS:
            function = WORDS[name]
        case ast.Call(func=ast.Call(func=ast.Name(id="Function"))):
            function = _function(node.func)
        case _:
            raise Unreadable(f"text with {_shown(node)}")
    keywords = _keywords(node)
    if any(name != "evaluate" or type(value) is not bool for name, value in keywords.items()):
        raise Unreadable("text with another keyword than evaluate")
    return function(*[_value(arg, names) for arg in node.args], **keywords)


def _print_no_text(self, funcname, args, expr, *, cses=(), _doprint=_EvaluatorPrinter.doprint):
    """Take the place of lambdify's printer, which puts text into the code as it is."""
    if _holds_text(expr) or any(not name.isidentifier() for name in _texts(args)):
        raise sp.SympifyError("lambdify", Unreadable("lambdify of text; use sympify first"))
    return _doprint(self, funcname, args, expr, cses=cses)


def _holds_text(value):
    return next(_texts(value), None) is not None


def _texts(value):
    """Yield the texts in nested lists, tuples, sets and dicts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts([*value.keys(), *value.values()])
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from _texts(part)


SHORT_NAMES = {
    "Eq": sp.Eq, "Ne": sp.Ne, "Lt": sp.Lt, "Le": sp.Le, "Gt": sp.Gt, "Ge": sp.Ge, "ln": sp.ln,
    "sqrt": sp.sqrt, "cbrt": sp.cbrt, "root": sp.root, "max": sp.Max, "min": sp.Min,
    "Integer": sp.Integer, "Rational": sp.Rational, "Matrix": sp.Matrix,
    "ImmutableMatrix": sp.ImmutableMatrix,
}  # fmt: skip
WORDS = {kind.__name__: kind for kind in MAKERS if hasattr(sp, kind.__name__)} | SHORT_NAMES
OPERATORS = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Pow: operator.pow, ast.Mod: operator.mod, ast.FloorDiv: operator.floordiv,
    ast.MatMult: operator.matmul, ast.USub: operator.neg, ast.UAdd: operator.pos,
    ast.Invert: operator.invert, ast.BitAnd: operator.and_, ast.BitOr: operator.or_,
    ast.BitXor: operator.xor, ast.Eq: operator.eq, ast.NotEq: operator.ne,
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
}  # fmt: skip
