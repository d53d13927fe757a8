"""Derivatives of tests: which are noted, and that taking them once spares whoever takes them again."""

import time
from unittest import mock

import pytest
import sympy as sp
from sympy.core.cache import clear_cache

from lossedu.isolation import derivatives

x, y = sp.symbols("x y", real=True)
T = sp.symbols("T", positive=True)
LOSS = sp.log(sp.exp(x / T) + sp.exp(y / T)) - x / T


@pytest.fixture
def notes(monkeypatch):
    """Notes that have begun, and keep whatever can be written down."""
    monkeypatch.setattr(sp.Expr, "diff", sp.Expr.diff)  # which begin() replaces for good
    monkeypatch.setattr(derivatives, "WORTH_NOTING", 0.0)
    notes = derivatives.Notes()
    notes.begin()
    return notes


def derived(expression, *symbols):
    """Return how many logarithms SymPy derives on the way to a derivative."""
    with mock.patch.object(sp.log, "fdiff", autospec=True, side_effect=sp.log.fdiff) as fdiff:
        expression.diff(*symbols)
    return fdiff.call_count


@pytest.mark.parametrize("symbols", [(T,), (x,), (x, 2), (x, y), ((x, 2), T)], ids=str)
def test_what_was_noted_has_been_derived_once_it_is_taken(notes, symbols):
    expected = LOSS.diff(*symbols)
    assert len(notes.texts) == 1  # and not what SymPy derives on the way there
    clear_cache()
    assert derived(LOSS, *symbols) > 0
    clear_cache()
    derivatives.take(notes.texts)
    assert derived(LOSS, *symbols) == 0
    assert LOSS.diff(*symbols) == expected


def test_a_derivative_is_noted_once_whoever_asks_for_it(notes):
    assert sp.diff(LOSS, T) == LOSS.diff(T)
    assert sp.Matrix([LOSS]).jacobian([T])[0] == LOSS.diff(T)
    assert len(notes.texts) == 1
    LOSS.diff(x)
    assert len(notes.texts) == 2


def test_what_is_quick_is_left_to_the_tests_and_so_is_what_would_be_too_many(notes, monkeypatch):
    monkeypatch.setattr(derivatives, "MOST", 2)
    for factor in range(2, 5):
        (factor * LOSS).diff(T)
    assert len(notes.texts) == 2
    monkeypatch.setattr(derivatives, "MOST", 3)
    monkeypatch.setattr(derivatives, "WORTH_NOTING", 60.0)
    LOSS.diff(T)
    assert len(notes.texts) == 2


def test_what_is_asked_for_unevaluated_stays_so(notes):
    assert isinstance(LOSS.diff(T, evaluate=False), sp.Derivative)
    assert notes.texts == []


def test_only_the_derivative_is_evaluated_and_not_what_stands_in_it(notes):
    integral = sp.Integral(sp.exp(-y * T), (y, 0, sp.oo))
    (x * integral).diff(x)
    with mock.patch.object(sp.Integral, "doit", autospec=True, return_value=sp.Integer(1)) as doit:
        derivatives.take(notes.texts)
    assert (len(notes.texts), doit.call_count) == (1, 0)


def test_a_symbol_that_is_another_one_in_each_process_is_not_noted(notes):
    symbol = sp.Dummy("x")
    assert (symbol**2).diff(symbol) == 2 * symbol
    assert notes.texts == []


def test_when_the_time_is_over_the_rest_is_left_to_the_tests(notes, monkeypatch):
    LOSS.diff(T)
    LOSS.diff(x)
    begun = []

    def diff(expression, *symbols):
        begun.append(expression)
        time.sleep(20)

    monkeypatch.setattr(sp.Expr, "diff", diff)
    monkeypatch.setattr(derivatives, "MOST_SECONDS", 0.1)
    derivatives.take(notes.texts)
    assert begun == [LOSS]


def test_what_cannot_be_derived_or_written_down_is_the_tests_own_affair(notes):
    with pytest.raises(ValueError, match="cannot be a number"):
        LOSS.diff(3)

    class own(sp.Function):
        def fdiff(self, argindex=1):
            return own(self.args[0])

    assert own(x).diff(x) == own(x)
    assert notes.texts == []
    assert LOSS.diff(T) and len(notes.texts) == 1


def test_a_text_that_is_no_derivative_keeps_nobody_from_the_others(notes):
    LOSS.diff(T)
    clear_cache()
    derivatives.take(["nonsense", "Symbol('x')", "__import__('os')._exit(3)", *notes.texts])
    assert derived(LOSS, T) == 0
