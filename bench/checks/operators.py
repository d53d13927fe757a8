"""The faults that a mutant can have. An operator takes a node of a syntax tree and yields others for it.

cosmic-ray and mutmut have such operators too, for any program. Theirs know nothing of axis, keepdims, dtype,
np.where or np.log, which is where answers to these tasks go wrong, and they bring two dozen packages.
"""

import ast
import copy

TINY = 1e-3  # floats below it are tolerances, steps and what is added against a division by 0
CALLS = {
    "sum": ["mean"],
    "mean": ["sum"],
    "min": ["max"],
    "max": ["min"],
    "minimum": ["maximum"],
    "maximum": ["minimum"],
    "Min": ["Max"],
    "Max": ["Min"],
    "argmin": ["argmax"],
    "argmax": ["argmin"],
    "log": ["log2", "log1p", "exp"],
    "exp": ["exp2", "expm1", "log"],
    "log1p": ["log"],
    "expm1": ["exp"],
    "zeros": ["ones"],
    "ones": ["zeros"],
    "all": ["any"],
    "any": ["all"],
    "outer": ["multiply"],
    "sinh": ["cosh"],
    "cosh": ["sinh"],
}
OF_NUMPY_ONLY = {"log2", "log1p", "exp2", "expm1"}
LEFT_OUT = {"abs", "sqrt", "exp", "log", "log1p", "expm1", "tanh", "diag"}
STATEMENTS = (ast.Assign, ast.AugAssign, ast.Expr, ast.If, ast.For, ast.While)
SYMMETRIC = {"minimum", "maximum", "min", "max", "Min", "Max", "zip", "array_equal"}
ARITHMETIC = {
    ast.Add: [ast.Sub],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Div, ast.Add],
    ast.Div: [ast.Mult],
    ast.Pow: [ast.Mult],
    ast.MatMult: [ast.Mult],
}
COMPARISONS = {
    ast.Lt: [ast.LtE, ast.Gt],
    ast.LtE: [ast.Lt, ast.GtE],
    ast.Gt: [ast.GtE, ast.Lt],
    ast.GtE: [ast.Gt, ast.LtE],
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq],
    ast.Is: [ast.IsNot],
    ast.IsNot: [ast.Is],
}


def changed(node, **fields):
    """Return a copy of a node with other fields."""
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


# ------------------------------------------------------------------------------------------ arithmetic


def other_sign(node):
    """``a + b`` to ``a - b``, ``a * b`` to ``a / b``, ``a += b`` to ``a -= b`` and the like."""
    if isinstance(node, ast.BinOp | ast.AugAssign):
        for kind in ARITHMETIC.get(type(node.op), ()):
            yield changed(node, op=kind())


def swapped_sides(node):
    """``a - b`` to ``b - a``, also for ``/ ** @``."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub | ast.Div | ast.Pow | ast.MatMult):
        yield changed(node, left=node.right, right=node.left)


def one_side(node):
    """``a + b`` to ``a`` and to ``b``; ``a / b`` and ``a ** b`` to ``a``."""
    if isinstance(node, ast.BinOp):
        yield node.left
        if isinstance(node.op, ast.Add | ast.Sub | ast.Mult):
            yield node.right


def no_minus(node):
    """``-a`` to ``a``, ``not a`` to ``a``."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not):
        yield node.operand


def other_number(node):
    """``2`` to ``1`` and ``3``, ``0.5`` to ``1.0``, ``1e-12`` to ``1e-09``, ``True`` to ``False``."""
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if type(value) is bool:
        yield ast.Constant(not value)
    elif type(value) is int:
        yield from (ast.Constant(value - 1), ast.Constant(value + 1))
    elif type(value) is float and 0 < value < TINY:
        yield ast.Constant(value * 1000)
    elif type(value) is float:
        yield ast.Constant(value * 2 if value else 1.0)


# ------------------------------------------------------------------------------------------ conditions


def other_comparison(node):
    """``a < b`` to ``a <= b`` and ``a > b``, ``a == b`` to ``a != b`` and the like."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for kind in COMPARISONS.get(type(node.ops[0]), ()):
            yield changed(node, ops=[kind()])


def and_for_or(node):
    """``a and b`` to ``a or b`` and back."""
    if isinstance(node, ast.BoolOp):
        yield changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


def one_case(node):
    """``np.where(c, a, b)`` and ``a if c else b`` to ``a`` and to ``b``."""
    if isinstance(node, ast.Call) and name_of(node) == "where" and len(node.args) == 3:
        yield from node.args[1:]
    if isinstance(node, ast.IfExp):
        yield from (node.body, node.orelse)


def condition_settled(node):
    """``if c:`` to ``if True:``; that it never holds is a statement left out."""
    if isinstance(node, ast.If):
        yield changed(node, test=ast.Constant(True))


# ----------------------------------------------------------------------------------------------- calls


def other_function(node):
    """``np.sum`` to ``np.mean``, ``np.log`` to ``np.log2`` and the like."""
    if isinstance(node, ast.Call) and name_of(node) in CALLS:
        for name in CALLS[name_of(node)]:
            if isinstance(node.func, ast.Name):
                yield changed(node, func=changed(node.func, id=name))
            elif name not in OF_NUMPY_ONLY or is_numpy(node.func):
                yield changed(node, func=changed(node.func, attr=name))


def function_left_out(node):
    """``np.abs(a)`` to ``a``, ``a.copy()``, ``a.astype(float)`` and ``a.T`` to ``a``."""
    if isinstance(node, ast.Call) and name_of(node) in LEFT_OUT and node.args:
        yield node.args[0]
    if isinstance(node, ast.Call) and name_of(node) in ("copy", "astype") and not is_numpy(node.func):
        yield node.func.value
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value


def swapped_arguments(node):
    """``f(a, b)`` to ``f(b, a)``, each pair of neighbours."""
    if isinstance(node, ast.Call) and name_of(node) not in SYMMETRIC and not has_star(node):
        for i in range(len(node.args) - 1):
            before, (a, b), after = node.args[:i], node.args[i : i + 2], node.args[i + 2 :]
            yield changed(node, args=[*before, b, a, *after])


def other_axis(node):
    """``axis=1`` to ``axis=0`` and to ``axis=None``; ``axis=0`` to ``axis=1``."""
    if isinstance(node, ast.keyword) and node.arg == "axis":
        for value in (1 if ast.unparse(node.value) == "0" else 0, None):
            yield changed(node, value=ast.Constant(value))


def axis_lost(node):
    """``f(a, keepdims=True)`` to ``f(a)``."""
    if isinstance(node, ast.Call):
        others = [keyword for keyword in node.keywords if keyword.arg != "keepdims"]
        if len(others) < len(node.keywords):
            yield changed(node, keywords=others)


def whole_numbers(node):
    """``dtype=float`` to ``dtype=int``, also where it has no name."""
    if isinstance(node, ast.keyword) and node.arg == "dtype":
        yield changed(node, value=ast.Name("int"))
    if isinstance(node, ast.Call) and name_of(node) in ("asarray", "array", "astype") and node.args:
        *others, last = node.args
        if ast.unparse(last) == "float":
            yield changed(node, args=[*others, ast.Name("int")])


def neighbour(node):
    """``a[i]`` to ``a[i - 1]``; whole numbers in an index are numbers like others."""
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Name):
        yield changed(node, slice=ast.BinOp(node.slice, ast.Sub(), ast.Constant(1)))


def no_new_axis(node):
    """``a[:, np.newaxis]`` and ``a[:, None]`` to ``a`` and to ``a[np.newaxis, :]``."""
    if isinstance(node, ast.Subscript) and ast.unparse(node.slice) in ("(:, np.newaxis)", "(:, None)"):
        yield node.value
        yield changed(node, slice=changed(node.slice, elts=node.slice.elts[::-1]))


# ------------------------------------------------------------------------------------------ statements


def returned_minus(node):
    """``return a`` to ``return -a``; of a tuple each part."""
    if isinstance(node, ast.Return) and node.value is not None:
        for value in minus(node.value):
            yield changed(node, value=value)


def minus(node):
    """Yield an expression with a minus before it, or before one of its parts."""
    if isinstance(node, ast.Tuple | ast.List):
        for i, part in enumerate(node.elts):
            for value in minus(part):
                yield changed(node, elts=[*node.elts[:i], value, *node.elts[i + 1 :]])
    else:
        yield node.operand if isinstance(node, ast.UnaryOp) else ast.UnaryOp(ast.USub(), node)


def assigned_minus(node):
    """``a = b`` to ``a = -b`` in a cell without a function; of a list each part."""
    if isinstance(node, ast.Assign) and node.col_offset == 0:
        for value in minus(node.value):
            yield changed(node, value=value)


def statement_left_out(node):
    """One statement left out."""
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    if isinstance(node, STATEMENTS) and not docstring:
        yield ast.Pass()


def step_left_out(node):
    """``[a, b, c]`` to ``[b, c]``, ``[a, c]`` and ``[a, b]``."""
    if isinstance(node, ast.List) and len(node.elts) > 2:
        for i in range(len(node.elts)):
            yield changed(node, elts=node.elts[:i] + node.elts[i + 1 :])


def loop_cut_short(node):
    """A loop that ends after its first round."""
    if isinstance(node, ast.For | ast.While):
        yield changed(node, body=[*node.body, ast.Break()])


def early_return_left_out(node):
    """``if c: return a`` is left out as a whole; this leaves out a return within a longer block."""
    if isinstance(node, ast.If) and len(node.body) > 1 and isinstance(node.body[-1], ast.Return):
        yield changed(node, body=node.body[:-1])


def needless(tree):
    """Yield (operator, node) of faults that change nothing, or that another operator makes.

    The sign of what is squared, or taken by its size, does not count. What an axis may be, other_axis knows.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "axis":
            yield other_number, node.value
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and ast.unparse(node.right) == "2":
            yield from ((swapped_sides, part) for part in factors(node.left))
        if isinstance(node, ast.Call) and name_of(node) == "abs":
            yield from ((swapped_sides, part) for part in factors(node.args[0]))


def factors(node):
    """Yield the differences that are a factor of an expression or its whole."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div):
        yield from (*factors(node.left), *factors(node.right))
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
        yield node


def name_of(call):
    """Return the name of the function that is called, without its module."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def is_numpy(function):
    """Return whether a function is written ``np.…``."""
    return isinstance(function, ast.Attribute) and ast.unparse(function.value) == "np"


def has_star(call):
    """Return whether a call unpacks a list of arguments."""
    return any(isinstance(argument, ast.Starred) for argument in call.args)


OPERATORS = (
    other_sign,
    swapped_sides,
    one_side,
    no_minus,
    other_number,
    other_comparison,
    and_for_or,
    one_case,
    condition_settled,
    other_function,
    function_left_out,
    swapped_arguments,
    other_axis,
    axis_lost,
    whole_numbers,
    neighbour,
    no_new_axis,
    returned_minus,
    assigned_minus,
    statement_left_out,
    step_left_out,
    loop_cut_short,
    early_return_left_out,
)
