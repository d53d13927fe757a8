"""Each probe sees what no other probe sees: an answer that is wrong in that one case fails there only."""

import numpy as np
import pytest

from lossedu import losses
from lossedu.checks import calls, check, probes
from lossedu.checks.draws import draw, generator

POINTS = {"values": 1, "input": 1, "shapes": 1}


def dtype_is(name):
    return lambda a, b: isinstance(a, np.ndarray) and a.dtype == name


def is_small_whole(a, b):
    return dtype_is("int64")(a, b) and np.abs(a).max() < 1000


CASES = {
    "lists": lambda a, b: isinstance(a, list),
    "float32": dtype_is("float32"),
    "every other entry of longer arrays": lambda a, b: isinstance(a, np.ndarray) and not a.flags.contiguous,
    "columns of shape (4, 1)": lambda a, b: np.shape(a) == np.shape(b) == (4, 1),
    "tables of shape (3, 2)": lambda a, b: np.shape(a) == (3, 2),
    "whole numbers": is_small_whole,
    "whole numbers of type uint8": dtype_is("uint8"),
    "whole numbers above 2**31": lambda a, b: dtype_is("int64")(a, b) and not is_small_whole(a, b),
    "one sample": lambda a, b: np.shape(a) == np.shape(b) == (1,),
    "large numbers": lambda a, b: dtype_is("float64")(a, b) and np.abs(a).max() > 100,
    "predictions that are exact": np.array_equal,
    "(4,) against (4, 1)": lambda a, b: np.shape(a) != np.shape(b) and np.ndim(b) == 2,
    "(4,) against (3,)": lambda a, b: np.shape(a) != np.shape(b) and np.shape(b) == (3,),
    "(4,) against (1,)": lambda a, b: np.shape(a) != np.shape(b) and np.shape(b) == (1,),
}


@pytest.mark.parametrize("what", CASES)
@pytest.mark.parametrize("seed", ["public", "3"])
def test_a_defect_in_one_case_fails_one_probe(what, seed, monkeypatch):
    monkeypatch.setenv("LOSSEDU_SEED", seed)

    def defective(y_true, y_pred):
        if CASES[what](y_true, y_pred):
            return -1.0
        return losses.mean_squared_error(y_true, y_pred)

    verdict = check.loss(
        defective, losses.mean_squared_error, task="t", points=POINTS, may_use=[losses.mean_squared_error]
    )
    assert [row.what for row in verdict.rows if not row.passed] == [what]


@pytest.mark.parametrize("factor", [0.5, -0.5, 1.0, -1.0, 2.0, -3.0])
def test_residuals_stand_on_both_sides_of_every_delta_and_on_it(factor):
    residuals = {}
    for probe in probes.of_loss(losses.huber, generator("t")):
        if probe.what == "small and large residuals" or probe.group == "parameters":
            y_true, y_pred = probe.args
            residuals[probe.kwargs.get("delta", 1.0)] = y_pred - y_true
    assert len(residuals) == 4
    assert all(factor * delta in found for delta, found in residuals.items())


def test_more_rounds_are_more_probes_of_the_values():
    few = probes.of_loss(losses.huber, generator("t"))
    many = probes.of_loss(losses.huber, generator("t"), rounds=8)
    assert len(many) == len(few) + 14
    assert {probe.group for probe in many} <= set(calls.GROUPS)


def test_every_group_of_a_task_has_probes():
    for group in ("values", "parameters", "input", "shapes"):
        assert any(probe.group == group for probe in probes.of_loss(losses.huber, generator("t")))
    assert any(probe.group == "collinear" for probe in probes.of_fit(losses.huber, generator("t")))


@pytest.mark.parametrize("loss", losses.ALL.values(), ids=losses.ALL.keys())
def test_parameters_are_drawn_from_their_domains(loss):
    rng = np.random.default_rng(0)
    for name, domain in loss.parameter_domains.items():
        drawn = draw(domain, (50,), rng)
        assert domain.check(name, drawn) is drawn
        assert len(set(drawn)) > 1


def test_fit_is_judged_by_the_gradient_and_not_by_the_weights():
    fit = probes.of_fit(losses.mean_squared_error, generator("t"))
    collinear = next(probe for probe in fit if probe.what == "a column and its double")
    X, y = collinear.args
    least = np.linalg.lstsq(X, y, rcond=None)[0]
    points = {"values": 1, "collinear": 1}

    def shifted_by(amount):
        def answer(X, y):
            w = np.linalg.lstsq(X, y, rcond=None)[0]
            return w + amount * np.array([0.0, 2.0, -1.0]) if X.shape == (6, 3) and X[1, 2] == 1 else w

        return answer

    assert not np.allclose(X @ least, 0)
    assert check.fit(shifted_by(7.0), losses.mean_squared_error, task="t", points=points).score == 2
    worse = {
        "off by a hundredth": lambda X, y: np.linalg.lstsq(X, y, rcond=None)[0] + 0.01,
        "zero": lambda X, y: np.zeros(X.shape[1]),
        "one weight too few": lambda X, y: np.linalg.lstsq(X, y, rcond=None)[0][1:],
        "a column": lambda X, y: np.linalg.lstsq(X, y, rcond=None)[0][:, None],
    }
    for name, answer in worse.items():
        assert check.fit(answer, losses.mean_squared_error, task="t", points=points).score == 0, name
