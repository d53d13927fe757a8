"""A probe is one call of a student's function and the judge of its outcome. Here probes are made.

Those of a loss or activation are made from its definition alone: its domains say what may be drawn, its
values and slopes are what is expected (see calls for the arguments). A new one gets its probes for free.
Those of any other function are made from the calls that its test cell lists.
"""

from dataclasses import dataclass, field

import numpy as np

from lossedu import arguments
from lossedu.checks import calls
from lossedu.checks.draws import draw
from lossedu.checks.judges import Between, Equals, Holds, Minimises, Parts, Refuses
from lossedu.loss_definitions import ElementwiseLoss

KINK_WIDTH = 1e-9  # how far to either side the slope at a possible kink is looked up


@dataclass(frozen=True)
class Probe:
    """One call of the student's function and the judge of its outcome.

    ``parts`` counts the arrays that the function returns, where it is a tuple of them. A probe that
    ``continues`` makes no call: it judges the outcome of the probe before.
    """

    group: str
    what: str
    args: tuple
    judge: object
    kwargs: dict = field(default_factory=dict)
    parts: int = 0
    continues: bool = False


def of_loss(loss, rng, rounds=1):
    """Return the probes for a function that computes the value of ``loss``."""

    def judge(args, kwargs):
        return Equals(np.asarray(loss(*args, **kwargs)))

    return [*_judged(calls.of_loss(loss, rng, rounds), judge), *_refused(loss, rng)]


def of_gradient(loss, rng, rounds=1):
    """Return the probes for a function that computes the gradient of ``loss``; any subgradient is right."""

    def judge(args, kwargs):
        *y_true, y_pred = args
        slopes = _partly(loss.gradient, y_true, kwargs)
        return _slopes(slopes, y_pred) if isinstance(loss, ElementwiseLoss) else Equals(slopes(y_pred))

    return [*_judged(calls.of_loss(loss, rng, rounds), judge), *_refused(loss, rng)]


def of_activation(activation, rng, rounds=1):
    """Return the probes for a function that computes an activation."""

    def judge(args, kwargs):
        return Equals(np.asarray(activation(*args, **kwargs)))

    return _judged(calls.of_activation(activation, rng, rounds), judge)


def of_derivative(activation, rng, rounds=1):
    """Return the probes for the derivative of an elementwise activation; any subgradient is right."""

    def judge(args, kwargs):
        return _slopes(_partly(activation.derivative, (), kwargs), *args)

    return _judged(calls.of_activation(activation, rng, rounds), judge)


def of_jacobian(activation, rng, rounds=1):
    """Return the probes for the Jacobian of each row of a rowwise activation."""

    def judge(args, kwargs):
        return Equals(activation.jacobian(*args))

    return _judged(calls.of_activation(activation, rng, rounds), judge)


def of_function(reference, listed, parts=()):
    """Return the probes for a function that does what ``reference`` does in the calls of a test cell.

    ``listed`` holds (group, what, args) or (group, what, args, kwargs). ``parts`` names the arrays that it
    returns, where it returns a tuple.
    """

    def judge(args, kwargs):
        expected = reference(*args, **kwargs)
        if not parts:
            return Equals(np.asarray(expected, dtype=float))
        arrays = [np.asarray(part, dtype=float) for part in expected]
        return Parts(tuple(parts), tuple(Equals(array) for array in arrays))

    return _judged(listed, judge, len(parts))


def of_training(listed, statements, parts=()):
    """Return the probes for a function that trains: one for each call and statement about its result.

    ``statements`` gives for each group sentences and functions (result, *args) that tell whether they hold.
    Calls listed one after another with the very same arguments, for several groups, are made once.
    """
    probes, before = [], None
    for group, what, args, *named in listed:
        for sentence, holds in statements[group].items():
            judge = Holds(sentence, holds, args)
            again = args is before
            probes.append(Probe(group, what, args, judge, *named, parts=len(parts), continues=again))
            before = args
    return probes


def of_differences(loss, rng):
    """Return the probes for central differences of an elementwise loss by its predictions."""
    domains = list(loss.argument_domains.values())
    pairs = [[draw(domain, (n,), rng) for domain in domains] for n in (4, 3, 1)]
    steps = [0.5, 0.125, 1e-4]
    listed = [
        *(("values", f"h = {h}, {_count(pair)}", pair, h) for pair, h in zip(pairs, steps, strict=True)),
        ("input", "lists", [a.tolist() for a in pairs[1]], 0.25),
        ("input", "whole numbers", calls.whole_numbers(domains, 3, rng), 0.25),
        ("input", "steps that are rounded", [pairs[0][0], np.array([0.7, -1.3, 2.9, 0.1])], 1e-3),
    ]
    return [
        Probe(group, what, tuple(args), Equals(_differences(loss, *args, h)), {"h": h})
        for group, what, args, h in listed
    ]


def of_fit(loss, rng):
    """Return the probes for a function that fits the weights of a linear model to ``loss``."""
    n = 6
    ones, x, other = np.ones(n), np.arange(n) / 2, draw(arguments.real, (n,), rng)
    y = draw(arguments.real, (n,), rng)
    designs = [
        ("values", "one feature", [x + 1]),
        ("values", "a constant and a slope", [ones, x]),
        ("values", "three columns", [ones, x, x**2 + 0.125 * other]),
        ("collinear", "a column and its double", [ones, x, 2 * x]),
        ("collinear", "a column of zeros", [ones, x, np.zeros(n)]),
    ]
    samples = [(group, what, np.column_stack(columns)) for group, what, columns in designs]
    return [Probe(group, what, (X, y), Minimises(loss, X, y)) for group, what, X in samples]


def _judged(listed, judge, parts=0):
    """Return a probe for each listed call, and the first call once more: a function keeps no state."""
    probes = []
    for group, what, args, *named in listed:
        kwargs = named[0] if named else {}
        probes.append(Probe(group, what, tuple(args), judge(args, kwargs), kwargs, parts))
    first = probes[0]
    again = Probe(first.group, "the first call once more", first.args, first.judge, first.kwargs, parts)
    return [*probes, again]


def _refused(loss, rng):
    return [Probe("shapes", what, args, Refuses()) for what, args in calls.of_unlike_shapes(loss, rng)]


def _count(pair):
    return "one sample" if len(pair[0]) == 1 else f"{len(pair[0])} samples"


# -------------------------------------------------------------------------------------- what is expected


def _partly(slope, before, kwargs):
    """Return ``slope`` as a function of its last argument alone."""

    def of_last(x):
        return np.asarray(slope(*before, x, **kwargs))

    return of_last


def _slopes(slope, x):
    """Return the judge of slopes at x: each between the slopes a hair to either side."""
    x = np.asarray(x, dtype=float)
    shown = slope(x)
    width = KINK_WIDTH * np.maximum(1.0, np.abs(x))
    sides = [_beside(slope, x + shift, shown) for shift in (-width, width)]
    low, high = np.minimum(*sides), np.maximum(*sides)
    return Between(np.minimum(low, shown), np.maximum(high, shown), shown)


def _beside(slope, x, shown):
    """Return the slopes at x, or those at the point itself where x lies outside the domain."""
    try:
        return slope(x)
    except ValueError:
        return shown


def _differences(loss, y_true, y_pred, h):
    """Return the central differences of a loss by its predictions."""
    y_pred = np.asarray(y_pred, dtype=float)
    slopes = np.empty(len(y_pred))
    for i, unit in enumerate(np.eye(len(y_pred))):
        slopes[i] = (loss(y_true, y_pred + h * unit) - loss(y_true, y_pred - h * unit)) / (2 * h)
    return slopes
