"""Functions with several results, training, derivations: what passes, what does not, and what is said."""

import numpy as np
import pytest
import sympy as sp

from lossedu import arguments
from lossedu.checks import check
from lossedu.checks.marking import run
from lossedu.checks.probes import Probe

PARTS = ("dW", "db")


def gradients(X, d):
    return X.T @ d, d.sum(axis=0)


def batches(rng):
    for n in (3, 1):
        yield "values", f"{n} rows", (rng.integers(-8, 9, (n, 2)) / 8, rng.integers(-8, 9, (n, 4)) / 8)
    yield "input", "lists", ([[1.0, 2.0]], [[0.5, 0.25]])


def verdict_of(answer):
    points = {"values": 1, "input": 1}
    return check.function(
        answer,
        lambda X, d: gradients(np.asarray(X), np.asarray(d)),
        batches,
        task="t",
        points=points,
        parts=PARTS,
    )


def test_parts_of_different_shapes_are_compared_one_by_one():
    assert verdict_of(lambda X, d: gradients(np.asarray(X), np.asarray(d))).score == 2
    assert verdict_of(lambda X, d: list(gradients(np.asarray(X), np.asarray(d)))).score == 2
    verdict = verdict_of(lambda X, d: (np.asarray(X).T @ np.asarray(d), np.asarray(d).mean(axis=0)))
    assert verdict.score == 0
    assert "seen      db [" in str(verdict)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda X, d: None, "None; is there a `return`?"),
        (lambda X, d: np.zeros(3), "a ndarray, not a tuple of 2 arrays"),
        (lambda X, d: (np.zeros(2),), "a tuple of 1, not of 2"),
        (lambda X, d: (np.zeros(2), "db"), "a str, not a number"),
    ],
)
def test_other_results_are_named(answer, said):
    assert said in " ".join(str(verdict_of(answer)).split())
    assert verdict_of(answer).score == 0


def test_changed_part_of_a_tuple_argument_is_noticed():
    def calls(rng):
        yield "values", "two arrays", ((np.ones(2), np.ones(3)),)

    def answer(arrays):
        arrays[1][0] = 7.0
        return 5.0

    verdict = check.function(answer, lambda arrays: 5.0, calls, task="t", points={"values": 1})
    assert verdict.score == 0
    assert "changed in place" in str(verdict)


# --------------------------------------------------------------------------------------------- training


def descents(rng):
    start = (float(rng.integers(1, 5)), 50)
    yield "falls", "50 steps", start
    yield "arrives", "50 steps", start


STATEMENTS = {
    "falls": {"the loss falls at every step": lambda losses, *_: np.all(np.diff(losses) < 0)},
    "arrives": {
        "there are 51 numbers": lambda losses, w, steps: len(losses) == steps + 1,
        "the last loss is below 1e-3": lambda losses, *_: losses[-1] < 1e-3,
    },
}


def trained(answer):
    return check.training(answer, descents, STATEMENTS, task="t", points={"falls": 1, "arrives": 1})


def test_training_is_judged_by_statements_and_runs_once_for_all():
    runs = []

    def descend(w, steps, rate=0.1):
        runs.append(w)
        losses = [w**2]
        for _ in range(steps):
            w -= rate * 2 * w
            losses.append(w**2)
        return losses

    assert trained(descend).score == 2
    assert len(runs) == 1
    assert trained(lambda w, steps: descend(w, steps, rate=0.01)).passed_groups == ["falls"]
    assert trained(lambda w, steps: descend(w, steps, rate=1.1)).score == 0
    assert "the loss falls at every step" in str(trained(lambda w, steps: descend(w, steps, rate=1.1)))


def test_a_probe_goes_on_from_its_own_call_alone():
    """The call that it shares may be of a group that nobody asks for."""
    args = (2.0,)
    left = [Probe("falls", "", (1.0,), None), Probe("arrives", "", args, None, continues=True)]
    both = [left[0], Probe("skipped", "", args, None), left[1]]
    called = []
    assert [outcome.value for outcome in run(lambda x: called.append(x) or x, left)] == [1.0, 2.0]
    assert [outcome.value for outcome in run(lambda x: called.append(x) or x, both)] == [1.0, 2.0, 2.0]
    assert called == [1.0, 2.0] * 2


# ------------------------------------------------------------------------------------------- derivations

y, p = sp.symbols("y p")
START = (-y / p + (1 - y) / (1 - p)) * p * (1 - p)
RIGHT = [START, -y * (1 - p) + (1 - y) * p, p - y]
END = {"the last step is p - y": lambda last: last == p - y}


def derived(steps, least=2):
    domains = {"y": arguments.unit_interval, "p": arguments.fraction}
    points = {"steps": 1, "end": 1}
    return check.derivation(steps, START, domains=domains, end=END, least=least, task="t", points=points)


def test_derivation_earns_all_in_several_forms():
    assert derived(RIGHT).score == 2
    assert derived(tuple(RIGHT)).score == 2
    assert derived([sp.expand(START), *RIGHT[1:]]).score == 2


@pytest.mark.parametrize(
    ("steps", "said", "score"),
    [
        ([START, -y * (1 - p) - (1 - y) * p, p - y], "step 2 equals step 1 at", 0),
        ([-START, y - p], "step 1 equals what is to be derived at", 0),
        ([START, START, p - y], "step 2 repeats step 1", 0),
        ([p - y], "1 steps", 0),
        (RIGHT[:2], "the last step is p - y", 1),
        (None, "not answered yet", 0),
        ([START, "p - y"], "step 2: a str", 0),
        ([START, p - y + sp.Symbol("q")], "step 2: also q", 0),
        (START, "a Mul", 0),
        ([START, None], "step 2: None", 0),
    ],
)
def test_first_step_that_does_not_follow_is_named(steps, said, score):
    verdict = derived(steps)
    assert said in " ".join(str(verdict).split())
    assert verdict.score == score


def test_expression_may_be_compared_with_an_expression():
    w, x = sp.symbols("w x")
    domains = {"w": arguments.real, "x": arguments.real}
    reference = sp.diff((w * x - 1) ** 2, w)
    right = check.expression(2 * x * (w * x - 1), reference, domains=domains, task="t", points=1)
    wrong = check.expression(2 * (w * x - 1), reference, domains=domains, task="t", points=1)
    assert (right.score, wrong.score) == (1, 0)
    assert "2*x" not in str(wrong)


def test_numbers_that_a_known_mistake_gives_are_named(monkeypatch):
    from lossedu.checks import statements
    from lossedu.checks.mistakes.catalogue import Mistake

    bits = Mistake("bits", "t", "02-mean-squared-error", "In bits.", "s", 0.0, lambda: 1.0, True, "p")
    monkeypatch.setattr(statements, "of_task", lambda task: [bits])
    about = {"it is the entropy in nats": lambda h: abs(h - np.log(2)) < 1e-3}
    assert check.value(1.0, about, task="t", points=1).mistakes == (bits,)
    assert check.value(0.9, about, task="t", points=1).mistakes == ()
    assert check.value(0.6931, about, task="t", points=1).score == 1
