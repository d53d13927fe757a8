"""Whatever a student's function returns or does, a check gives a verdict: a failed probe with a reason."""

import itertools
import sys
import threading
import warnings

import numpy as np
import pytest
import sympy as sp

from lossedu import losses
from lossedu.checks import check

POINTS = {"values": 1, "input": 1, "shapes": 1}


def right(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true, dtype=float), np.asarray(y_pred, dtype=float)
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    return np.mean((y_pred - y_true) ** 2)


class AlwaysEqual:
    """Says yes to every comparison and breaks whoever prints or converts it."""

    def __eq__(self, other):
        return True

    __lt__ = __gt__ = __le__ = __ge__ = __eq__
    __hash__ = None

    def __repr__(self):
        raise RuntimeError("no text")

    __str__ = __format__ = __repr__

    def __float__(self):
        return 1.0

    def __array__(self, *args, **kwargs):
        raise RuntimeError("no array")

    def __sub__(self, other):
        return 0

    __rsub__ = __abs__ = __sub__


class Impostor(float):
    """A float by descent that equals everything."""

    def __eq__(self, other):
        return True

    __hash__ = None


class NumpyImpostor(np.float64):
    """A NumPy number by descent that breaks whoever makes an array of it."""

    def __array__(self, *args, **kwargs):
        raise RuntimeError("no array")


class HostileError(Exception):
    def __str__(self):
        raise RuntimeError("no message")


class Meta(type):
    @property
    def __name__(cls):
        raise RuntimeError("no name")


class Nameless(metaclass=Meta):
    pass


class NotAnException(BaseException):
    pass


def endless_print(*_):
    for line in itertools.count():
        print(line, "x" * 1000)


def deep(*_):
    nested = []
    for _ in range(10_000):
        nested = [nested]
    return nested


def recursive(*_):
    return recursive()


def throw(error):
    raise error


def looped():
    ring = []
    ring.append(ring)
    return ring


RETURNS = {
    "None": None,
    "Ellipsis": ...,
    "text": "12.5",
    "bytes": b"12.5",
    "True": True,
    "always equal": AlwaysEqual(),
    "float impostor": Impostor(3.0),
    "NumPy impostor": NumpyImpostor(3.0),
    "nameless": Nameless(),
    "huge integer": 10**5000,
    "integer beyond float": 10**400,
    "NaN": float("nan"),
    "infinity": float("inf"),
    "complex": 1j,
    "complex array": np.array([1j, 2.0]),
    "object array": np.array([None, None, "x"], dtype=object),
    "text array": np.array(["1.0", "2.0"]),
    "masked": np.ma.masked_array([1.0, 2.0], mask=[True, False]),
    "empty": [],
    "ragged": [[1.0], [1.0, 2.0]],
    "ring": looped(),
    "set": {1.0},
    "dict": {"value": 1.0},
    "generator": (x for x in [1.0, 2.0]),
    "function": len,
    "SymPy": sp.Symbol("x"),
    "enormous": np.broadcast_to(1.0, (10**5, 10**5)),
}
DOES = {
    "prints without end": endless_print,
    "nests deeply": deep,
    "calls itself": recursive,
    "divides by zero": lambda *_: 1 / 0,
    "exits": lambda *_: sys.exit(3),
    "raises something odd": lambda *_: throw(NotAnException()),
    "raises without message": lambda *_: throw(HostileError()),
    "raises a stop": lambda *_: throw(StopIteration(1)),
    "takes no arguments": lambda: 1.0,
    "warns": lambda a, b: warnings.warn("careful", stacklevel=1),
    "writes to stderr": lambda a, b: print("help", file=sys.stderr),
}


@pytest.mark.parametrize("name", RETURNS)
def test_odd_result_is_a_failed_probe(name, capsys):
    value = RETURNS[name]
    for verdict in (
        check.loss(lambda *_: value, losses.mean_squared_error, task="mse", points=POINTS),
        check.gradient(lambda *_: value, losses.huber, task="huber-gradient", points={"values": 1}),
        check.fit(lambda *_: value, losses.mean_squared_error, task="fit", points={"values": 1}),
        check.differences(lambda *_, **__: value, losses.huber, task="t", points={"values": 1}),
        check.value(value, {"it is 1e9": lambda *n: n[0] == 1e9}, task="t", points=1),
        check.expression(value, losses.huber, task="t", points=1),
        check.loss(value, losses.mean_squared_error, task="mse", points=POINTS),
    ):
        assert repr(verdict) == "0.0"
        assert "FAILED" in str(verdict)
        assert "seen" in str(verdict)
        assert "<td" in verdict._repr_html_()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("function", DOES.values(), ids=DOES.keys())
def test_odd_behaviour_is_a_failed_probe(function, capsys):
    verdict = check.loss(function, losses.mean_squared_error, task="mse", points=POINTS)
    assert repr(verdict) == "0.0"
    assert "seen" in str(verdict)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["raises something odd", "exits", "divides by zero"])
def test_exception_is_named(name):
    verdict = check.loss(DOES[name], losses.mean_squared_error, task="mse", points=POINTS)
    expected = {
        "raises something odd": "NotAnException",
        "exits": "SystemExit: 3",
        "divides by zero": "ZeroDivisionError",
    }
    assert expected[name] in str(verdict)


def test_time_limit_of_the_grader_is_not_swallowed():
    with pytest.raises(KeyboardInterrupt):
        check.loss(lambda *_: throw(KeyboardInterrupt()), losses.huber, task="t", points=POINTS)


def test_changed_argument_costs_the_group_that_says_so():
    def in_place(y_true, y_pred):
        y_true, y_pred = np.asarray(y_true, float), np.asarray(y_pred, float)
        if y_true.shape != y_pred.shape:
            raise ValueError("shapes")
        y_pred -= y_true
        return np.mean(y_pred**2)

    verdict = check.loss(in_place, losses.mean_squared_error, task="mse", points=POINTS)
    assert verdict.passed_groups == ["values", "shapes"]
    assert "changed in place" in str(verdict)


def test_changed_list_is_noticed():
    def clears(y_true, y_pred):
        value = right(y_true, y_pred)
        if isinstance(y_true, list):
            y_true.clear()
        return value

    verdict = check.loss(clears, losses.mean_squared_error, task="mse", points=POINTS)
    assert verdict.passed_groups == ["values", "shapes"]


def test_state_between_calls_is_noticed():
    calls = []

    def forgetful(y_true, y_pred):
        calls.append(1)
        return right(y_true, y_pred) if len(calls) < 7 else 0.0

    verdict = check.loss(forgetful, losses.mean_squared_error, task="t", points={"values": 1})
    assert [row.what for row in verdict.rows if not row.passed] == ["the first call once more"]


def test_zeroing_the_arguments_does_not_make_the_comparison_hold():
    def zeroes(y_true, y_pred):
        y_true[...] = 0
        y_pred[...] = 0
        return y_pred

    assert check.gradient(zeroes, losses.huber, task="t", points={"values": 1}).score == 0


def test_prints_are_swallowed_and_told_if_nothing_is_returned(capsys):
    def printing(y_true, y_pred):
        print("the loss is", right(y_true, y_pred))

    verdict = check.loss(printing, losses.mean_squared_error, task="t", points={"values": 1})
    assert "returned None" in str(verdict)
    assert "printed 'the loss is" in " ".join(str(verdict).split())
    assert capsys.readouterr() == ("", "")


def test_seterr_and_warnings_as_errors_of_the_student_do_not_leak():
    before = np.geterr()
    check.loss(lambda *_: np.seterr(all="raise") and 0.0, losses.huber, task="t", points={"values": 1})
    assert np.geterr() == before


def test_right_answer_that_warns_earns_its_points(capsys):
    def warning(y_true, y_pred):
        warnings.warn("careful", stacklevel=1)
        np.array([1.0]) / 0
        return right(y_true, y_pred)

    assert check.loss(warning, losses.mean_squared_error, task="t", points=POINTS).score == 3
    assert capsys.readouterr() == ("", "")


def test_html_of_a_hostile_message_is_escaped():
    verdict = check.loss(
        lambda *_: throw(ValueError("<script>alert(1)</script>")),
        losses.huber,
        task="t",
        points={"values": 1},
    )
    assert "<script>" not in verdict._repr_html_()
    assert "&lt;script&gt;" in verdict._repr_html_()


def test_check_runs_in_another_thread():
    found = []
    work = threading.Thread(
        target=lambda: found.append(check.expression(sp.Symbol("y"), losses.huber, task="t", points=1).score)
    )
    work.start()
    work.join()
    assert found == [0.0]
