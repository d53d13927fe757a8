"""SymPy expressions come back as they were; text that is none, runs code or explodes is refused."""

import contextlib
import json
import subprocess
import sys
import textwrap

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy.core.symbol import Str
from sympy.functions.elementary.piecewise import ExprCondPair
from sympy.matrices.expressions.matexpr import MatrixElement

from lossedu import activations, losses
from lossedu.isolation import srepr
from lossedu.isolation.srepr import Unreadable, read, write

x, y = sp.symbols("x y", real=True)
i, j = sp.symbols("i j", integer=True)
n = sp.Symbol("n", integer=True, positive=True)
p, q, r = sp.symbols("p q r")
a, b = sp.symbols("a b", commutative=False)
f, g = sp.Function("f"), sp.Function("g", positive=True)
z = sp.IndexedBase("z", shape=(n,))
k = sp.Idx("k", n)
A, B = sp.MatrixSymbol("A", n, n), sp.MatrixSymbol("B", 3, 3)
softmax = sp.exp(z[j]) / sp.Sum(sp.exp(z[i]), (i, 1, n))
unevaluated = {"evaluate": False}

HONEST = [
    x + y, x * y - 1, sp.sqrt(x), sp.Rational(-3, 4), sp.Float("1.25"), sp.Float(1 / 3), sp.Float("0.1", 50),
    sp.Float("1e-300"), sp.Float("-2.5e300"), sp.Integer(10) ** 1000, -sp.Integer(7), sp.Rational(1, 3) ** 20,
    sp.pi, sp.E, sp.I, sp.oo, -sp.oo, sp.zoo, sp.nan, sp.true, sp.false, sp.EulerGamma,
    sp.Piecewise((x, x > 0), (0, True)),
    sp.Piecewise((x, sp.And(x > 0, y < 1)), (sp.exp(x), sp.Or(x < -1, y > 2))),
    sp.Max(x, y, 0), sp.Min(x, 1), sp.Max(0, 1 - x * y).diff(x), sp.Abs(x).diff(x), sp.sign(x),
    sp.exp(-(x**2)) / sp.log(x), sp.log(1 + sp.exp(-x)).diff(x, 2), sp.tanh(x).diff(x), sp.exp(1),
    sp.exp(-1000),
    2**x, sp.exp(sp.exp(sp.exp(x))), sp.sqrt(2) * sp.sqrt(3) + sp.pi**2, sp.cos(sp.pi / 7), sp.log(2),
    sp.zeta(3),
    x**0.3, x ** sp.Rational(10**9 + 1, 10**9), sp.Float(2) ** x, x ** sp.Float("1e-10"), (1 + x) ** 1000,
    f(x), g(x, y), f(x).diff(x), f(x, y).diff(x, 2, y), f(x**2).diff(x), sp.Subs(f(x), x, y + 1),
    f(0).diff(x),
    sp.Matrix([[x, 1], [y, 0]]), sp.ImmutableMatrix([[x]]), sp.Matrix(0, 3, []), sp.SparseMatrix([[x, 0]]),
    sp.Matrix([]), sp.Matrix([x * y, y]).jacobian([x, y]), sp.hessian(x**2 * y, (x, y)),
    softmax, softmax.diff(z[i]), sp.log(softmax), sp.Sum(sp.exp(z[k]), (k, 0, n - 1)),
    sp.KroneckerDelta(i, j),
    sp.Integral(f(x), (x, 0, 1)), sp.Integral(x), sp.Product(i, (i, 1, n)),
    A * A, A.T, A.I, A + A.T, (A * A.T)[i, j], sp.Trace(A), sp.Determinant(A), sp.Identity(3) * B, B**3,
    sp.HadamardProduct(A, A.T), sp.ZeroMatrix(2, 3), sp.OneMatrix(2, 3), 3 * A, (x * A).T,
    sp.Eq(x, y), sp.Ne(x, y), x < y, x >= 1, sp.And(x > 0, y > 0), sp.Or(x > 0, y < 1), sp.Not(p),
    sp.Xor(p, q),
    sp.ITE(p, q, r), sp.Interval(0, 1, True, False), sp.Interval(-sp.oo, x), sp.FiniteSet(x, 1, 2),
    sp.Union(sp.Interval(0, 1), sp.Interval(2, 3)), sp.Complement(sp.S.Reals, sp.FiniteSet(x)),
    sp.Intersection(sp.S.Reals, sp.FiniteSet(p)), sp.S.Reals, sp.S.EmptySet, sp.solveset(x**2 - 2, x),
    sp.Tuple(x, 1), sp.Lambda(x, x**2), sp.Lambda((x, y), x * y), sp.Dummy("t") + 1, a * b - b * a,
    sp.Symbol(r"\hat{y}"), sp.Symbol("lambda"), sp.Symbol("w_{12}'"), sp.Symbol("w^*"), sp.Symbol("ŷ"),
    sp.Heaviside(x), sp.Heaviside(x, 1), sp.DiracDelta(x, 1), sp.atan2(y, x), sp.floor(x), sp.Mod(x, 2),
    sp.factorial(n), sp.binomial(n, 3), sp.gamma(x), sp.polygamma(0, x), sp.erf(x), sp.LambertW(x),
    sp.Add(x, x, **unevaluated), sp.Mul(2, sp.Add(1, 1, **unevaluated), **unevaluated),
    sp.exp(0, **unevaluated),
    sp.Pow(x, 1, **unevaluated), sp.Max(1, 2, **unevaluated), sp.Eq(1, 1, **unevaluated),
    sp.log(1, **unevaluated),
    sp.Add(y, x, **unevaluated), sp.Mul(y, x, **unevaluated),
]  # fmt: skip


def evaluated_by_python(text):
    """SymPy's own way back from srepr."""
    names = {"ExprCondPair": ExprCondPair, "Str": Str, "MatrixElement": MatrixElement}
    exec("from sympy import *", names)
    return eval(text, names)


@pytest.mark.parametrize("expression", HONEST, ids=str)
def test_expressions_come_back(expression):
    arrived = read(write(expression))
    assert arrived == expression
    assert arrived.args == expression.args if isinstance(expression, sp.Basic) else True
    assert write(arrived) == write(expression)
    assert arrived.free_symbols == expression.free_symbols
    assert getattr(arrived, "_argset", None) == getattr(expression, "_argset", None)  # SymPy's own memory
    assert getattr(arrived, "is_commutative", None) == getattr(expression, "is_commutative", None)


@pytest.mark.parametrize("expression", HONEST, ids=str)
def test_the_text_means_the_same_to_sympy(expression):
    by_python = evaluated_by_python(write(expression))
    arrived = read(write(expression))
    changed = arrived.doit() if arrived != by_python else arrived  # Python evaluates where we do not
    assert changed == by_python


def parts(expression):
    if isinstance(expression, tuple | list):
        return [part for each in expression for part in parts(each)]
    return [expression]


OURS = [each for room in (losses, activations) for each in room.ALL.values()]


@pytest.mark.parametrize("definition", OURS, ids=lambda each: each.__name__)
def test_every_expression_of_the_course_comes_back(definition):
    for expression in parts(definition.expression):
        for each in [expression, *(expression.diff(symbol) for symbol in expression.free_symbols)]:
            assert read(write(each)) == each


numbers = st.integers(-9, 9).map(sp.Integer) | st.fractions(-3, 3, max_denominator=5).map(sp.Rational)
expressions = st.recursive(
    st.sampled_from([x, y, n, p, sp.pi, sp.E, sp.I]) | numbers | st.floats(-9, 9).map(sp.Float),
    lambda part: st.builds(sp.Add, part, part)
    | st.builds(sp.Mul, part, part)
    | st.builds(sp.Mul, part, part, evaluate=st.just(False))
    | st.builds(sp.Pow, part, st.integers(-3, 3))
    | st.builds(lambda e: sp.sqrt(1 + e**2), part)
    | st.builds(sp.exp, part, evaluate=st.booleans())
    | st.builds(lambda e: sp.log(e).diff(x), part)
    | st.builds(lambda e: f(e, y).diff(y), part)
    | st.builds(lambda e: sp.Piecewise((e, x > 0), (y, True)), part),
    max_leaves=5,
)


@given(expressions)
def test_built_expressions_come_back(expression):
    assert read(write(expression)) == expression


class Mine(sp.Function):
    pass


exp = type("exp", (sp.Function,), {})  # a class of the student's with a name from the list


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (Mine(x), "Mine"),
        (exp(x), "exp"),
        (sp.Poly(x**2), "Poly"),
        (sp.Symbol("exit()"), "name"),
        (sp.Function("exec")(x), "function called 'exec'"),
        (sp.Pow(10, sp.Pow(10, 10, evaluate=False), evaluate=False), "power"),
        (sp.Matrix([[Mine(x)]]), "Mine"),
        (sp.eye(200), "entries"),
        (sp.Add(*sp.symbols("x:30000")), "parts"),
        ("x", "str"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_not_written(expression, words):
    with pytest.raises(Unreadable, match=words):
        write(expression)


def test_an_expression_of_many_levels_is_refused():
    tall = x
    for _ in range(srepr.DEEPEST):
        tall = sp.sin(tall)
    with pytest.raises(Unreadable, match="deeper"):
        write(tall)


def wide(text, times):
    return f"Add({', '.join([text] * times)})"


X = "Symbol('x')"
TEN = "Integer(10)"
EXPLOSIVE = {
    "tower of powers": f"Pow({TEN}, Pow({TEN}, {TEN}))",
    "negative tower": f"Pow({TEN}, Mul(Integer(-1), Pow({TEN}, {TEN})))",
    "tower of small steps": f"Pow(Pow(Pow(Pow({TEN}, {TEN}), {TEN}), {TEN}), Pow({TEN}, {TEN}))",
    "tower on a symbol": f"Pow({X}, Pow({TEN}, {TEN}))",
    "large exponent": "Pow(Integer(2), Integer(1000000))",
    "power of a fraction": "Pow(Rational(1, 1000000007), Integer(100000))",
    "power of a sum": f"Pow({wide('Integer(1000000007)', 100)}, Integer(100000))",
    "factorial": "factorial(Integer(1000000000))",
    "factorial of a power": f"factorial(Pow({TEN}, Integer(5)))",
    "binomial": "binomial(Integer(1000000000), Integer(500000000))",
    "binomial of a symbol": f"binomial({X}, Integer(1000000000))",
    "gamma": "gamma(Integer(100000000))",
    "zeta": "zeta(Integer(-100000000))",
    "polygamma": "polygamma(Integer(100000000), Integer(2))",
    "nested exp": "exp(exp(exp(Integer(1000))))",
    "exp of a large number": "exp(Integer(1000000))",
    "exp of a large Float": "exp(Float('1e300', precision=53))",
    "matrix power": f"MatPow(MatrixSymbol(Str('A'), Integer(2), Integer(2)), Pow({TEN}, {TEN}))",
    "cosh": f"cosh(Pow({TEN}, Integer(9)))",
    "Mod of huge": f"Mod(Pow({TEN}, Pow({TEN}, {TEN})), Integer(7))",
    "sum of huge": wide(f"Pow({TEN}, Pow({TEN}, {TEN}))", 100),
    "comparison of huge": f"StrictLessThan(Pow({TEN}, Pow({TEN}, {TEN})), {TEN})",
    "Max of huge": f"Max(Pow({TEN}, Pow({TEN}, {TEN})), {TEN})",
    "precision of a million": "Float('1.0', precision=1000000)",
    "numeral of a million": f"Float('{'1' * 100_000}', precision=53)",
    "exponent of a billion": "Float('1e1000000000', precision=53)",
    "exponent of 20,000": "Float('1e-20000', precision=53)",
    "integer of a million": f"Integer({'9' * 100_000})",
    "hexadecimal of a million bits": f"Integer(0x{'f' * 100_000})",
    "integer too long to print": f"Integer(0x{'f' * 4000})",
    "matrix without end": "MutableDenseMatrix(1000000000, 0, [])",
    "too long": X + " " * 200_000,
    "too many parts": wide("tan(E)", 24_000),
    "too deep": "sin(" * 100 + X + ")" * 100,
    "brackets only": "(" * 100_000,
    "minus only": "-" * 100_000 + "1",
    "plus only": "1" + "+1" * 50_000,
    "attributes only": "x" + ".x" * 50_000,
    "calls only": "x" + "()" * 50_000,
}
FORBIDDEN = {
    "nothing": "",
    "code": "__import__('os').system('true')",
    "attribute": f"{X}.__class__",
    "subscript": f"Tuple({X})[0]",
    "lambda": "lambda: 0",
    "comprehension": "[x for x in 'abc']",
    "f-string": "f'{1}'",
    "assignment": "(x := 1)",
    "bare name": "x",
    "bare number": "1",
    "bare text": "'x'",
    "two": f"{X}; {X}",
    "text as an expression": "Add('x', 'y')",
    "text as a condition": f"ExprCondPair({X}, 'x > 0')",
    "text as an Integer": "Integer('1')",
    "text as a Rational": "Rational('1/3')",
    "code as a Float": "Float('__import__(\"os\")', precision=53)",
    "text in a matrix": "MutableDenseMatrix([['x']])",
    "text as a label": "IndexedBase('x')",
    "text in a set": "FiniteSet('x')",
    "number as an argument": "Add(1, 2)",
    "star": f"Add(*[{X}])",
    "keyword": f"Add({X}, {X}, evaluate=True)",
    "keywords": f"Add(**{{'evaluate': {X}}})",
    "sympify": f"sympify({X})",
    "lambdify": f"lambdify({X}, {X})",
    "parse_expr": "parse_expr('1')",
    "Poly": f"Poly({X})",
    "unknown": f"Unknown({X})",
    "symbol that calls": "Symbol('exit()')",
    "symbol with a dot": "Symbol('x.y')",
    "symbol with a line": "Symbol('x\\ny')",
    "symbol with a subscript": "Symbol('x[0]')",
    "symbol with a colon": "Symbol('lambda: x')",
    "symbol with quotes": "Symbol('x\"')",
    "symbol of 100 letters": f"Symbol('{'x' * 100}')",
    "empty symbol": "Symbol('')",
    "Dummy that calls": "Dummy('exit()', dummy_index=1)",
    "Dummy of text": "Dummy('x', dummy_index='1')",
    "matrix that calls": "MatrixSymbol(Str('exit()'), Integer(2), Integer(2))",
    "matrix of text": "MatrixSymbol('A', Integer(2), Integer(2))",
    "function that exists": f"Function('exec')({X})",
    "function of NumPy": f"Function('fromfile')({X})",
    "function that Python normalises": f"Function('ｅｘｅｃ')({X})",
    "function with a dot": f"Function('os.system')({X})",
    "hidden function": f"Function('__import__')({X})",
    "function alone": "Function('f')",
    "function of a call": f"Function('f')({X})({X})",
    "unknown assumption": "Symbol('x', spam=True)",
    "assumption of text": "Symbol('x', real='exit()')",
    "contradiction": "Symbol('x', positive=True, negative=True)",
    "Rational over 0": "Rational(1, 0)",
    "rows of two lengths": f"MutableDenseMatrix([[{X}], [{X}, {X}]])",
    "set in a sum": "Add(Reals, Reals)",
    "condition in a sum": "Add(true, false)",
    "matrix in a product": f"Mul({X}, MatrixSymbol(Str('A'), Integer(2), Integer(2)))",
    "number as a condition": f"ExprCondPair({X}, Integer(1))",
    "Piecewise of no pairs": f"Piecewise({X})",
    "limits that are none": f"Sum({X}, {X})",
    "null byte": "Symbol('x')\0",
}


@pytest.mark.parametrize("text", (EXPLOSIVE | FORBIDDEN).values(), ids=(EXPLOSIVE | FORBIDDEN).keys())
def test_other_text_is_refused(text):
    with pytest.raises(Unreadable):
        read(text)


@given(st.text(max_size=60) | st.text("()[],'=-*. xSymbolAdd12", max_size=80))
def test_any_text_is_read_or_refused(text):
    with contextlib.suppress(Unreadable):
        assert isinstance(read(text), sp.Basic | sp.MatrixBase)


def in_process(code, given=None):
    """Run code in a process of 1 GB, and return what it prints."""
    limits = "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", limits + textwrap.dedent(code)],
        env={"OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": ":".join(sys.path)},
        input=json.dumps(given), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_explosive_text_is_refused_within_a_minute_and_a_gigabyte():
    code = """
    import json, sys
    from lossedu.isolation.srepr import read, Unreadable
    for name, text in json.load(sys.stdin).items():
        try:
            read(text)
        except Unreadable:
            print(name)
    """
    assert in_process(code, EXPLOSIVE).splitlines() == list(EXPLOSIVE)


# Typed text, in a process of its own, since harden() changes SymPy for good.

TYPED = [
    "x**2", "2*x + 1/3", "sin(x)**2", "[x, y, 1]", "(x, 2.5)", "x > 1", "x!", "Matrix([[1, x], [2, 3]])",
    "f(x)",
    "Max(x, 0)", "sqrt(2)*I", "Sum(k, (k, 1, n))", "E**x", "1e5", "0.[3]", ".5", "-x", "p & ~q | r",
    "log(x, 2)",
    "exp(-x)/(1 + exp(-x))", "lambda x: x**2", "Piecewise((x, x > 0), (0, True))", "x == 1", "max(x, 1)",
    "oo",
    "Derivative(x**2, x)", "Integral(x, (x, 0, 1))", "Eq(x, 1)", "Interval(0, 1)", "x^2", "x % 2", "True",
    "sin",
]  # fmt: skip


def test_typed_formulas_mean_what_they_meant_before():
    code = """
    import json, sys
    import sympy as sp
    typed = json.load(sys.stdin)
    x = sp.Symbol("x", real=True)
    f = sp.Function("f")
    ways = [
        sp.sympify,
        lambda text: sp.sympify(text, evaluate=False),
        lambda text: sp.sympify(text, rational=True),
        lambda text: sp.sympify(text, locals={"x": x, "f": f}),
        lambda text: sp.parse_expr(text, transformations="all"),
        lambda text: sp.simplify(text),
    ]

    def outcome(way, text):
        try:
            return sp.srepr(way(text))
        except Exception as error:
            return type(error).__name__

    before = [outcome(way, text) for way in ways for text in typed]
    from lossedu.isolation import srepr
    srepr.harden()
    after = [outcome(way, text) for way in ways for text in typed]
    for old, new in zip(before, after, strict=True):
        if old != new:
            print(old, "became", new)
    print(sum("(" in old for old in before))
    """
    *differing, read_before = in_process(code, TYPED).splitlines()
    assert differing == []
    assert int(read_before) > 120


ATTACKS = [
    "__import__('os').system('echo RAN')", "exec('print(1)')", "eval('1')", "open('/etc/passwd')", "print(1)",
    "().__class__", "x.__class__", "x[0]", "[1]*10**9", "'a'*10**9", "f'{1}'", "Function('exit')()",
    "x if 1 else y",
    "Symbol('exit()')", "S('1')", "sympify('1')", "lambdify(x, x)", "10**10**10", "9**9**9**9", "2**-10**10",
    "factorial(10**9)", "(10**9)!", "binomial(10**9, 5*10**8)", "exp(exp(exp(1000)))",
    "Float('1e1000000000')",
    "(lambda: 0).__globals__", "[x for x in y]", "{1: 2}", "Matrix('exit()')", "IndexedBase('exit()')",
    "(" * 1000, "-" * 100_000 + "1", "1" + "+1" * 50_000, "g(1)",
]  # fmt: skip


def test_typed_attacks_end_in_a_sympify_error():
    code = """
    import json, sys
    import sympy as sp
    from lossedu.isolation import srepr
    srepr.harden()
    x = sp.Symbol("x")
    for text in json.load(sys.stdin):
        try:
            print(text[:40], sp.sympify(text, locals={"g": print}))
        except sp.SympifyError:
            pass
        try:
            print(text[:40], sp.sympify(text, locals={"g": print}, evaluate=False))
        except (sp.SympifyError, RecursionError, MemoryError):  # of Python's parser, which SymPy calls itself
            pass
    for expression in ["print('RAN')", [x, "print('RAN')"], {1: "print('RAN')"}, (x, ["print('RAN')"])]:
        try:
            print(sp.lambdify(x, expression)(1))
        except sp.SympifyError:
            pass
    try:
        sp.lambdify("x=print('RAN')", x)
    except sp.SympifyError:
        pass
    assert sp.lambdify([x], [x**2, (x, 1)])(3) == [9, (3, 1)]
    assert sp.lambdify("x", x**2)(3) == 9
    """
    assert in_process(code, ATTACKS) == ""
