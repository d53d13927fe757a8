"""An answer that calls lossedu's own implementation earns nothing, but for what the task offers."""

import contextlib

import numpy as np
import pytest

from lossedu import activations, classifiers, losses, scores, training
from lossedu.checks import borrowed, check
from lossedu.checks.borrowed import implementations


def verdict_of(answer, may_use=()):
    return check.loss(answer, losses.huber, task="t", points={"values": 1}, may_use=may_use)


def own(y_true, y_pred, delta=1.0):
    r = np.abs(y_pred - y_true)
    return np.mean(np.where(r <= delta, r**2 / 2, delta * (r - delta / 2)))


@pytest.mark.parametrize(
    "answer",
    [
        losses.huber,
        losses.huber,
        losses.smooth_l1,  # equal to it at delta = 1
        lambda y_true, y_pred: np.mean(losses.huber.formula(y_true, y_pred, delta=1.0)),
        lambda y_true, y_pred: losses.huber(y_true, y_pred, reduction="sum") / len(y_true),
    ],
)
def test_borrowed_answers_earn_nothing_and_are_told_so(answer):
    verdict = verdict_of(answer)
    assert verdict.score == 0
    assert "it calls lossedu.losses." in str(verdict)


def test_a_graded_answer_is_looked_at_in_every_call(monkeypatch):
    calls = []

    def changes_its_mind(y_true, y_pred, delta=1.0):
        calls.append(1)
        return (own if len(calls) == 1 else losses.huber)(y_true, y_pred, delta=delta)

    monkeypatch.setenv("LOSSEDU_SEED", "7")
    verdict = verdict_of(changes_its_mind)
    assert len(calls) > 1
    assert verdict.score == 0
    assert "it calls lossedu.losses.huber" in str(verdict)
    assert verdict_of(own).score == 1


def test_a_formula_of_ones_own_is_not_borrowed():
    assert verdict_of(own).score == 1


def test_what_the_task_offers_may_be_called_with_all_that_it_calls():
    def answer(y_true, z):
        p = activations.sigmoid(z)
        return np.mean(-y_true * np.log(p) - (1 - y_true) * np.log(1 - p))

    loss = losses.binary_cross_entropy_with_logits
    points = {"values": 1}
    assert check.loss(answer, loss, task="t", points=points).score == 0
    assert check.loss(answer, loss, task="t", points=points, may_use=[activations.sigmoid]).score == 1
    assert check.loss(loss, loss, task="t", points=points, may_use=[loss]).score == 1
    assert check.loss(loss, loss, task="t", points=points, may_use=[activations.sigmoid]).score == 0


def test_functions_of_the_package_count_as_well_as_definitions():
    def calls(rng):
        yield "values", "one row", (np.ones((1, 2)), np.eye(2))

    verdict = check.function(
        scores.linear_scores, scores.linear_scores, calls, task="t", points={"values": 1}
    )
    assert "lossedu.scores.linear_scores" in str(verdict)
    assert verdict.score == 0


def test_every_loss_and_activation_is_known():
    names = set(implementations().values())
    assert {f"losses.{name}" for name in losses.ALL} <= names
    assert {f"activations.{name}" for name in activations.ALL} <= names


def test_training_is_borrowed_all_the_same_where_an_offered_model_is_made_to_call_it():
    optimiser = training.GradientDescent(0.1)

    def trained(X, y):
        model = classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error)
        about = {"y": y, "optimiser": optimiser, "epochs": 3}
        carrier = classifiers.LinearModel([[1.0]], [0.0], training.train, **about)
        with contextlib.suppress(Exception):
            carrier.loss_and_gradients(X, model)
        return model.W

    def by_hand(X, y):
        return classifiers.LinearModel([0.0], 0.0, losses.mean_squared_error).loss_and_gradients(X, y)

    X, y = np.array([[1.0], [2.0]]), np.array([1.0, 3.0])
    may_use = (classifiers.LinearModel, losses.mean_squared_error)
    with borrowed.watched(by_hand, may_use) as entered:
        by_hand(X, y)
    assert entered == []
    with borrowed.watched(trained, may_use) as entered:
        trained(X, y)
    assert "training.train" in entered
