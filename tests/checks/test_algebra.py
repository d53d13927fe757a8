"""Expressions: equal ones pass in any form, wrong ones get a counterexample, no student's code runs."""

import sys

import mpmath
import numpy as np
import pytest
import sympy as sp

from lossedu import losses
from lossedu.checks import algebra, check

y, y_hat = sp.symbols("y y_hat", real=True)
delta = sp.symbols("delta", positive=True)
r = y_hat - y


def pseudo_huber(answer):
    return check.expression(answer, losses.pseudo_huber, by="y_hat", task="none", points=2)


def huber(answer):
    return check.expression(answer, losses.huber, by="y_hat", task="none", points=2)


def test_derivative_at_random_points_is_what_mpmath_finds():
    reference = losses.pseudo_huber.expression.diff(losses.pseudo_huber.symbols["y_hat"])
    for point in algebra.points_of(losses.pseudo_huber, np.random.default_rng(0))[:10]:
        with mpmath.workdps(60):
            slope = mpmath.diff(lambda p: losses_value(p, point), point["y_hat"])  # noqa: B023
            assert abs(algebra.evaluate(reference, point) - slope) < mpmath.mpf(10) ** -25


def losses_value(p, point):
    d = mpmath.mpf(point["delta"])
    return d**2 * (mpmath.sqrt(1 + ((p - point["y"]) / d) ** 2) - 1)


EQUAL = [
    sp.Piecewise((r, sp.Abs(r) <= delta), (delta * sp.sign(r), True)),
    sp.Piecewise((r, sp.Abs(r) < delta), (delta, r >= delta), (-delta, True)),
    sp.Max(-delta, sp.Min(delta, r)),
    (sp.Abs(r + delta) - sp.Abs(r - delta)) / 2,
    sp.diff(losses.huber.expression, losses.huber.symbols["y_hat"]),
    r * sp.Min(1, delta / sp.Abs(r)),
    sp.Piecewise((delta, r > delta), (sp.Piecewise((-delta, r < -delta), (r, True)), True)),
]


@pytest.mark.parametrize("answer", EQUAL, ids=str)
def test_other_forms_of_a_piecewise_derivative_pass(answer):
    assert huber(answer).score == 2


WRONG = [
    r,
    sp.Max(0, sp.Min(delta, r)),
    sp.Max(-1, sp.Min(1, r)),
    sp.Max(-delta, sp.Min(delta, r)) + sp.Rational(1, 10**12),
    sp.Piecewise((r, sp.Abs(r) <= delta), (delta, True)),
    sp.Piecewise((r, sp.Abs(r) <= delta)),
    sp.Max(-delta, sp.Min(delta, r)) * (1 + sp.Piecewise((1, r > 40), (0, True))),
    sp.log(-r),
    sp.Pow(r - y_hat + y, -1, evaluate=False),
]


@pytest.mark.parametrize("answer", WRONG, ids=str)
def test_wrong_expressions_get_a_counterexample(answer):
    verdict = huber(answer)
    assert verdict.score == 0
    assert "y_hat = " in verdict.rows[-1].what
    assert verdict.rows[-1].seen != verdict.rows[-1].expected


def test_agreement_at_a_few_points_is_not_enough():
    right = losses.pseudo_huber.expression.diff(losses.pseudo_huber.symbols["y_hat"])
    s = losses.pseudo_huber.symbols
    vanishing = sp.prod(s["y_hat"] - k for k in range(-4, 5)) * sp.Rational(1, 10**20)
    assert pseudo_huber(right + vanishing).score == 0


def test_report_says_whether_equality_is_proved_or_measured():
    assert "proved" in pseudo_huber(r / sp.sqrt(1 + (r / delta) ** 2)).rows[-1].what
    measured = pseudo_huber(delta * r / sp.sqrt(delta**2 + r**2))
    assert measured.score == 2
    assert "50 digits at 60 points" in measured.rows[-1].what


UNREADABLE = {
    "text": ("r / sqrt(1 + r**2)", "not text"),
    "None": (None, "not answered yet"),
    "equation": (sp.Eq(y, y_hat), "right side"),
    "unevaluated derivative": (sp.Derivative(y_hat**2, y_hat), ".doit()"),
    "unevaluated integral": (sp.Integral(y_hat, y_hat), ".doit()"),
    "function of the student's own": (sp.Function("f")(y), "an expression with f in it"),
    "matrix": (sp.Matrix([y]), "not a SymPy expression"),
    "list": ([y], "a list"),
    "unknown function": (sp.gamma(y), "gamma"),
    "infinity": (sp.oo, "Infinity"),
    "division by zero": (sp.zoo, "ComplexInfinity"),
    "imaginary unit": (sp.sqrt(-1) * y, "ImaginaryUnit"),
    "truth value": (sp.true, "not a SymPy expression"),
}


@pytest.mark.parametrize(("answer", "reason"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_unreadable_answers_get_a_reason(answer, reason):
    verdict = pseudo_huber(answer)
    assert verdict.score == 0
    assert reason in " ".join(str(verdict).split())


def test_wrong_symbols_are_named():
    verdict = pseudo_huber(sp.Symbol("yhat") - sp.Symbol("t"))
    assert "also t, yhat" in str(verdict)


def test_text_is_never_evaluated(monkeypatch):
    original = sp.sympify

    def refuse(value, *args, **kwargs):
        assert not isinstance(value, str), "text was parsed"
        return original(value, *args, **kwargs)

    monkeypatch.setattr(sys.modules["sympy.parsing.sympy_parser"], "eval_expr", refuse)
    monkeypatch.setattr(sys.modules["sympy.core.sympify"], "sympify", refuse)
    monkeypatch.setattr(sp, "sympify", refuse)
    assert pseudo_huber("__import__('os').getcwd()").score == 0
    assert pseudo_huber(sp.Symbol("__import__('os').getcwd()")).score == 0


def test_methods_of_a_students_own_class_are_not_called():
    class Mine(sp.Symbol):
        def _eval_simplify(self, **_):
            raise AssertionError("called")

        def __eq__(self, other):
            return True

        __hash__ = sp.Symbol.__hash__

    assert "Mine" in str(pseudo_huber(Mine("y")))


HUGE = {
    "tower of exponentials": sp.exp(sp.exp(sp.exp(sp.exp(y_hat * 100)))),
    "large power": y_hat ** sp.Integer(10) ** 9,
    "many terms": sp.Add(*[sp.Mul(k, y_hat**k, evaluate=False) for k in range(2, 3000)], evaluate=False),
    "double again and again": None,
}


def doubled(times):
    expression = y_hat
    for _ in range(times):
        expression = sp.Add(sp.sin(expression), sp.cos(expression), evaluate=False)
    return expression


@pytest.mark.parametrize("name", HUGE)
def test_huge_expressions_are_refused_or_refuted_soon(name):
    answer = HUGE[name] if HUGE[name] is not None else doubled(60)
    assert pseudo_huber(answer).score == 0


def test_a_small_identity_is_proved_and_a_large_one_is_not_tried():
    assert algebra.proved_equal((y + y_hat) ** 2, y**2 + 2 * y * y_hat + y_hat**2)
    assert not algebra.proved_equal((y + y_hat) ** 2, y**2 + y_hat**2)
    large = (y + y_hat + delta) ** 60
    assert not algebra.proved_equal(large, large + y - y)
    nested = ((1 + y) ** 30 + y_hat) ** 30
    assert not algebra.proved_equal(nested, nested + y - y)


@pytest.mark.parametrize("assumed", [{}, {"real": True}, {"positive": True}, {"integer": True}], ids=str)
def test_symbols_count_by_name_whatever_is_assumed_of_them(assumed):
    p, t, d = sp.symbols("y_hat y delta", **assumed)
    assert pseudo_huber((p - t) / sp.sqrt(1 + ((p - t) / d) ** 2)).score == 2
