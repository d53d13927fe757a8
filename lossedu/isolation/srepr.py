"""SymPy expressions as text and back, without evaluating anything.

``write`` gives SymPy's own srepr; ``read`` parses it and builds the tree with a fixed list of classes. No
constructor evaluates while reading, so an expression comes back as it was sent, evaluated or not, and reading
takes a time that the length of the text bounds. Numbers that would explode once somebody does evaluate them,
such as a tower of powers, are refused before anything is built.

``harden`` makes SymPy read text in the same way: ``sympify("x**2")`` then works and runs no code.
"""

import ast
import functools
import operator
import re
import sys
import unicodedata

import sympy as sp
import sympy.parsing.sympy_parser as sympy_parser
from sympy.core.function import UndefinedFunction
from sympy.core.symbol import Str
from sympy.functions.elementary.piecewise import ExprCondPair
from sympy.logic.boolalg import Boolean
from sympy.matrices.expressions.matexpr import MatrixElement
from sympy.printing.repr import ReprPrinter
from sympy.utilities.lambdify import _EvaluatorPrinter

from lossedu.isolation.magnitude import Unreadable, measure

LONGEST = 200_000  # characters: a derivative of an exercise has three thousand
MOST_NODES = 20_000  # an expression of this size still prints in a second
DEEPEST = 60  # SymPy recurses several times a level; Python's parser stops at 200 brackets
LARGEST_INT = 10_000  # bits; Python prints no more than 4300 digits
LARGEST_PRECISION = 4_000  # bits of a Float

# lambdify prints names into code. Without brackets, dots, colons and quotes a name runs nothing there.
NAME = re.compile(r"[\\\w][\\\w{}^+*,' -]{0,59}|\+-?|-")
LAMBDIFY_MODULES = ["builtins", "numpy", "numpy.linalg", "scipy", "scipy.special", "math", "mpmath", "sympy"]
FUNCTION_NAME = re.compile(r"[^\W_]\w{0,59}")
ASSUMPTIONS = re.findall(
    r"\S+",
    "algebraic antihermitian commutative complex composite even extended_negative extended_nonnegative "
    "extended_nonpositive extended_nonzero extended_positive extended_real finite hermitian imaginary "
    "infinite integer irrational negative noninteger nonnegative nonpositive nonzero odd positive prime "
    "rational real transcendental zero",
)


def write(expression):
    """Return the srepr of an expression or matrix; raises Unreadable for what ``read`` would refuse."""
    _check_classes(expression)
    text = _Printer({"order": "none"}).doprint(expression)
    _measured(text)
    return text


def read(text):
    """Return the expression that ``write`` gave as this text; raises Unreadable for any other text."""
    return _attempt(_build, _measured(text))


class _Printer(ReprPrinter):
    """SymPy's printer, with the arguments in their own order and with the assumptions of a function."""

    def _print_FunctionClass(self, function):
        if not isinstance(function, UndefinedFunction):
            return function.__name__
        assumptions = "".join(f", {name}={value}" for name, value in function._kwargs.items())
        return f"Function({function.__name__!r}{assumptions})"


def _check_classes(expression):
    """Refuse a class or a name that is not allowed, and an expression too large to print."""
    waiting = [expression]
    nodes = 0
    while waiting:
        node = waiting.pop()
        nodes += 1
        if nodes > MOST_NODES:
            raise Unreadable(f"an expression of more than {MOST_NODES} parts")
        waiting.extend(_checked_parts(node))


def _checked_parts(node):
    """Return the parts of an expression or matrix, once its own class and name are known to be allowed."""
    kind = type(node)
    if kind in MATRICES.values():
        if node.rows * node.cols > MOST_NODES:
            raise Unreadable(f"a matrix of more than {MOST_NODES} entries")
        return node.flat()
    if kind in (sp.Symbol, sp.Dummy, Str):
        _name(node.name)
    elif type(kind) is UndefinedFunction:
        _function_name(kind.__name__)
    elif kind not in READABLE:
        raise Unreadable(f"an expression that contains {kind.__name__}")
    return node.args


# Reading: parse, measure, build.


def _measured(text):
    """Return the parsed text, once it is known to be small and its numbers are."""
    if len(text) > LONGEST:
        raise Unreadable(f"an expression of {len(text)} characters; at most {LONGEST} are read")
    _check_brackets(text)
    return _attempt(_parsed, text)


def _parsed(text):
    tree = ast.parse(text, mode="eval").body
    measure(tree)
    return tree


def _attempt(step, *given):
    """Return what a step gives, or raise Unreadable in place of whatever it raises."""
    try:
        return step(*given)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"no expression: {type(error).__name__}: {str(error)[:200]}") from None


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
    return sp.Function(_function_name(*_literals(node, str)), **_assumptions(_keywords(node)))


def _function_name(text):
    if not FUNCTION_NAME.fullmatch(text) or unicodedata.normalize("NFKC", text) != text or _is_taken(text):
        raise Unreadable(f"a function called {text[:60]!r}")
    return text


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


def _lattice(kind, part):
    """A maker for a class that also keeps its arguments as a set."""

    def make(*args):
        made = _of(kind, part)(*args)
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
    **{kind: _lattice(kind, Boolean) for kind in (sp.And, sp.Or, sp.Xor)},
    **{kind: _lattice(kind, sp.Set) for kind in (sp.Union, sp.Intersection)},
    **{kind: _of(kind, Boolean) for kind in (sp.Not, sp.ITE)},
    **{kind: _limits(kind) for kind in (sp.Sum, sp.Product, sp.Integral)},
    sp.Complement: _of(sp.Complement, sp.Set),
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


# What a person types, such as "x**2 + 1". SymPy turns it into Python, with a call for every name and number.


def harden():
    """Make SymPy read text with the list above, in this process: no text is evaluated as Python any more.

    sympify, parse_expr and whatever uses them raise SympifyError for text that needs more than SymPy's own
    names, operators and calls. lambdify refuses text in place of an expression, which it would run as it is.
    Subs tells its points apart by what they are: SymPy takes a symbol named 2 for the number.
    """
    sympy_parser.eval_expr = _evaluate
    sympy_parser.compile = _keep_tree  # with evaluate=False, SymPy compiles a tree before it evaluates
    _EvaluatorPrinter.doprint = _print_no_text
    sp.Subs._hashable_content = _content_with_points


def _content_with_points(subs):
    """Return what makes a Subs equal to another: for SymPy it is the text of a point, not the point."""
    return subs.expr.xreplace(subs.canonical_variables), subs.point


def _keep_tree(tree, *how):
    return tree


def _evaluate(code, local_dict, global_dict):
    """Take the place of SymPy's function of the same arguments, which calls eval."""
    try:
        if isinstance(code, str):
            return _value(_measured(code.strip()), local_dict)
        _attempt(measure, code.body)
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
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
            return -number
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
            return sp.Float(numeral)  # measure has seen that it is a numeral
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
