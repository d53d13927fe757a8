"""Every loss of losses.py has its checks without a line of its own: right ones pass, wrong ones do not."""

import numpy as np
import pytest

from lossedu import losses
from lossedu.checks import check

POINTS = {"values": 2, "extremes": 1, "parameters": 1, "input": 1, "shapes": 1}
ALL = pytest.mark.parametrize("loss", losses.ALL.values(), ids=losses.ALL.keys())
SMOOTH = pytest.mark.parametrize(
    "loss", [loss for loss in losses.ALL.values() if loss.differentiable], ids=lambda loss: loss.__name__
)


@ALL
@pytest.mark.parametrize("seed", ["public", "1", "2", "3"])
def test_the_loss_itself_passes(loss, seed, monkeypatch):
    monkeypatch.setenv("LOSSEDU_SEED", seed)
    assert check.loss(loss, loss, task="t", may_use=[loss], points=POINTS).score == 6


@SMOOTH
@pytest.mark.parametrize("seed", ["public", "1", "2", "3"])
def test_its_gradient_passes(loss, seed, monkeypatch):
    monkeypatch.setenv("LOSSEDU_SEED", seed)
    assert check.gradient(loss.gradient, loss, task="t", may_use=[loss], points=POINTS).score == 6


@ALL
def test_wrong_reduction_factor_and_default_are_caught(loss):
    other = "mean" if loss.default_reduction == "sum" else "sum"
    wrong = {
        "reduction": lambda *a, **k: loss(*a, **k, reduction=other),
        "none": lambda *a, **k: loss(*a, **k, reduction="none"),
        "factor": lambda *a, **k: 2 * loss(*a, **k),
        "offset": lambda *a, **k: loss(*a, **k) + 0.01,
    }
    for name, answer in wrong.items():
        assert check.loss(answer, loss, task="t", may_use=[loss], points=POINTS).score == 0, name


@SMOOTH
def test_wrong_gradients_are_caught(loss):
    other = "mean" if loss.default_reduction == "sum" else "sum"
    wrong = {
        "sign": lambda *a, **k: -loss.gradient(*a, **k),
        "reduction": lambda *a, **k: loss.gradient(*a, **k, reduction=other),
        "value": loss,
        "one number": lambda *a, **k: np.mean(loss.gradient(*a, **k)),
    }
    for name, answer in wrong.items():
        assert check.gradient(answer, loss, task="t", may_use=[loss], points=POINTS).score == 0, name


@pytest.mark.parametrize("loss", [loss for loss in losses.ALL.values() if loss.parameter_domains])
def test_ignored_parameters_are_caught(loss):
    verdict = check.loss(lambda *a, **k: loss(*a), loss, task="t", may_use=[loss], points=POINTS)
    assert "values" in verdict.passed_groups
    assert "parameters" not in verdict.passed_groups


@ALL
def test_expression_passes_and_a_wrong_one_gets_a_counterexample(loss):
    assert check.expression(loss.expression, loss, task="t", points=2).score == 2
    verdict = check.expression(loss.expression * 2, loss, task="t", points=2)
    assert verdict.score == 0
    row = verdict.rows[-1]
    assert float(row.seen) == pytest.approx(2 * float(row.expected), rel=1e-6)


def test_any_subgradient_is_right_at_a_kink_and_only_there():
    def sign(replacement):
        def gradient(y_true, y_pred):
            r = np.subtract(y_pred, y_true, dtype=float)
            return np.where(r == 0, replacement, np.sign(r)) / r.size

        return gradient

    for replacement in (-1.0, -0.3, 0.0, 0.7, 1.0):
        verdict = check.gradient(
            sign(replacement), losses.mean_absolute_error, task="t", points={"values": 1}
        )
        assert verdict.score == 1, replacement
    for replacement in (-1.1, 2.0, np.nan):
        verdict = check.gradient(
            sign(replacement), losses.mean_absolute_error, task="t", points={"values": 1}
        )
        assert verdict.score == 0, replacement


@pytest.mark.parametrize(
    "loss", [losses.hinge, losses.huber, losses.smooth_l1], ids=lambda loss: loss.__name__
)
def test_the_other_side_of_a_bound_is_right_too(loss):
    """Slopes read off just beside the point are subgradients as well."""

    def beside(y_true, y_pred, **parameters):
        return loss.gradient(y_true, np.asarray(y_pred, dtype=float) * (1 + 1e-12) + 1e-12, **parameters)

    assert check.gradient(beside, loss, task="t", may_use=[loss], points=POINTS | {"shapes": 0}).score == 5
