"""Every activation of activations.py has its checks without a line of its own."""

import numpy as np
import pytest

from lossedu import activations
from lossedu.activation_definitions import RowwiseActivation
from lossedu.checks import check

POINTS = {"values": 2, "extremes": 1, "parameters": 1, "input": 1}
EVERY = list(activations.ALL.values())
ENTRYWISE = [f for f in EVERY if not isinstance(f, RowwiseActivation)]
JUMPS = {"step", "sign"}
JACOBIANS = [f for f in EVERY if isinstance(f, RowwiseActivation) and f.__name__ != "maxout"]
ALL = pytest.mark.parametrize("activation", EVERY, ids=lambda f: f.__name__)
SLOPED = pytest.mark.parametrize(
    "activation", [f for f in ENTRYWISE if f.__name__ not in JUMPS], ids=lambda f: f.__name__
)
SEEDS = pytest.mark.parametrize("seed", ["public", "1", "2"])


def score(answer, activation, ask=check.activation, points=POINTS):
    return ask(answer, activation, task="t", points=points, may_use=[activation]).score


@ALL
@SEEDS
def test_the_activation_itself_passes(activation, seed, monkeypatch):
    monkeypatch.setenv("LOSSEDU_SEED", seed)
    assert score(activation, activation) == 5


@SLOPED
@SEEDS
def test_its_derivative_passes(activation, seed, monkeypatch):
    monkeypatch.setenv("LOSSEDU_SEED", seed)
    assert score(activation.derivative, activation, check.gradient) == 5


@pytest.mark.parametrize("activation", JACOBIANS, ids=lambda f: f.__name__)
def test_its_jacobian_passes_and_the_transposed_or_diagonal_one_does_not(activation):
    assert score(activation.jacobian, activation, check.jacobian) == 5
    assert score(lambda z: 2 * activation.jacobian(z), activation, check.jacobian) == 0
    if activation.__name__ == "softmax":
        diagonal = lambda z: activation.jacobian(z) * np.eye(np.shape(z)[-1])  # noqa: E731
        assert score(diagonal, activation, check.jacobian) == 0


@ALL
def test_wrong_values_are_caught(activation):
    assert score(lambda *a, **k: activation(*a, **k) + 0.01, activation) == 0
    assert score(lambda *a, **k: -activation(*a, **k), activation) == 0


@pytest.mark.parametrize("side", [0.0, 0.3, 1.0])
def test_any_subgradient_of_relu_is_right(side):
    def derivative(x):
        x = np.asarray(x, dtype=float)
        return np.where(x == 0, side, x > 0)

    assert score(derivative, activations.relu, check.gradient) == 5


@pytest.mark.parametrize("side", [-0.1, 1.1, np.nan])
def test_a_number_that_is_no_subgradient_is_wrong(side):
    def derivative(x):
        x = np.asarray(x, dtype=float)
        return np.where(x == 0, side, x > 0)

    assert score(derivative, activations.relu, check.gradient) == 0


NAIVE = {
    "sigmoid": lambda x: np.exp(x) / (1 + np.exp(x)),
    "tanh": lambda x: (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x)),
    "softplus": lambda x: np.log(1 + np.exp(x)),
    "softmax": lambda z: np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True),
    "logsumexp": lambda z: np.log(np.exp(z).sum(axis=-1)),
}


@pytest.mark.parametrize("name", NAIVE)
def test_naive_forms_lose_the_extremes_and_nothing_else(name):
    verdict = check.activation(
        NAIVE[name], getattr(activations, name), task="t", points={"values": 2, "extremes": 1}
    )
    assert verdict.passed_groups == ["values"], str(verdict)


def test_one_maximum_for_the_whole_batch_is_caught():
    def softmax(z):
        e = np.exp(z - np.max(z))
        return e / e.sum(axis=-1, keepdims=True)

    verdict = check.activation(softmax, activations.softmax, task="t", points={"values": 2, "extremes": 1})
    assert [row.what for row in verdict.rows if not row.passed] == [
        "one row near 1000",
        "one row near -1000",
        "one score 1000 above the others",
    ]
