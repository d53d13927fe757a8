"""Inputs that tell mistakes apart, made from a loss's own definition.

A new loss in losses.py gets its probes for free: its domains say what may be drawn, its values and gradients
are what is expected. Probes come in groups; a task gives points for each group:

- values: batches of several sizes, one sample, large numbers, no residual, a repeated call
- parameters: every keyword parameter at other values than its default
- input: lists, whole numbers, uint8, float32, every other entry of an array, columns, tables
- shapes: arrays that do not belong together and must be refused
- collinear: a fit whose best weights are not unique
"""

from dataclasses import dataclass, field

import numpy as np

from lossedu import arguments
from lossedu.checks.draws import draw
from lossedu.checks.judges import Between, Equals, Minimises, Refuses
from lossedu.loss_definitions import ElementwiseLoss

GROUPS = ("values", "parameters", "input", "shapes", "collinear")
KINK_WIDTH = 1e-9  # how far to either side the slope at a possible kink is looked up


@dataclass(frozen=True)
class Probe:
    """One call of the student's function and the judge of its outcome."""

    group: str
    what: str
    args: tuple
    judge: object
    kwargs: dict = field(default_factory=dict)


def of_loss(loss, rng, rounds=1):
    """Return the probes for a function that computes the value of ``loss``."""

    def judge(args, kwargs):
        return Equals(np.asarray(loss(*args, **kwargs)))

    return _probes(loss, rng, rounds, judge)


def of_gradient(loss, rng, rounds=1):
    """Return the probes for a function that computes the gradient of ``loss``; any subgradient is right."""

    def judge(args, kwargs):
        return _slopes(loss, args, kwargs)

    return _probes(loss, rng, rounds, judge)


def of_differences(loss, rng):
    """Return the probes for central differences of an elementwise loss by its predictions."""
    domains = list(loss.argument_domains.values())
    pairs = [[draw(domain, (n,), rng) for domain in domains] for n in (4, 3, 1)]
    steps = [0.5, 0.125, 1e-4]
    calls = [
        *(("values", f"h = {h}, {_count(pair)}", pair, h) for pair, h in zip(pairs, steps, strict=True)),
        ("input", "lists", [a.tolist() for a in pairs[1]], 0.25),
        ("input", "whole numbers", _whole(domains, 3, rng), 0.25),
    ]
    return [
        Probe(group, what, tuple(args), Equals(_differences(loss, *args, h)), {"h": h})
        for group, what, args, h in calls
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


def _probes(loss, rng, rounds, judge):
    """Return the probes of one loss; ``judge`` makes what is expected from the arguments of a call."""
    calls = [*_values(loss, rng, rounds), *_parameters(loss, rng), *_input(loss, rng)]
    probes = [Probe(group, what, args, judge(args, kwargs), kwargs) for group, what, args, kwargs in calls]
    first = probes[0]
    again = Probe("values", "the first call once more", first.args, first.judge, first.kwargs)
    return [*probes, again, *_shapes(loss, rng)]


# ------------------------------------------------------------------------------------------- the calls


def _values(loss, rng, rounds):
    sizes = [5, 3, *rng.integers(2, 9, 2 * (rounds - 1))]
    for n in sizes:
        yield "values", f"{n} samples", _drawn(loss, int(n), rng), {}
    yield "values", "one sample", _drawn(loss, 1, rng), {}
    domains = list(loss.argument_domains.values())
    if arguments.real in domains:
        args = _drawn(loss, 4, rng)
        yield "values", "large numbers", _enlarged(domains, args), {}
    if domains == [arguments.real, arguments.real]:
        y_true = draw(arguments.real, (3,), rng)
        yield "values", "predictions that are exact", (y_true, y_true.copy()), {}
        yield "values", "small and large residuals", _around(loss.defaults.get("delta", 1.0), rng), {}


def _parameters(loss, rng):
    for name, domain in loss.parameter_domains.items():
        default = loss.defaults[name]
        values = list(dict.fromkeys(float(v) for v in draw(domain, (12,), rng) if v != default))
        for value in values[:3]:
            args = _around(value, rng) if name == "delta" else _drawn(loss, 6, rng)
            yield "parameters", f"{name} = {value}", args, {name: value}


def _input(loss, rng):
    domains = list(loss.argument_domains.values())
    args = _drawn(loss, 4, rng)
    yield "input", "lists", tuple(a.tolist() for a in args), {}
    yield "input", "float32", tuple(a.astype(np.float32) if a.dtype == float else a for a in args), {}
    if not isinstance(loss, ElementwiseLoss):
        return
    yield "input", "every other entry of longer arrays", tuple(_spread(a, rng) for a in args), {}
    yield "input", "columns of shape (4, 1)", tuple(a.reshape(-1, 1) for a in args), {}
    yield "input", "tables of shape (3, 2)", _drawn(loss, (3, 2), rng), {}
    if all(domain in (arguments.real, arguments.sign_label) for domain in domains):
        yield "input", "whole numbers", tuple(_whole(domains, 4, rng)), {}
    if domains == [arguments.real, arguments.real]:
        low, high = rng.integers(0, 100, 3), rng.integers(150, 256, 3)
        yield "input", "whole numbers of type uint8", (high.astype(np.uint8), low.astype(np.uint8)), {}
        yield "input", "whole numbers above 2**31", (low * 2**32, high * 2**32), {}


def _shapes(loss, rng):
    if not isinstance(loss, ElementwiseLoss):
        return
    y_true, y_pred = _drawn(loss, 4, rng)
    pairs = [(y_true, y_pred.reshape(-1, 1)), (y_true, y_pred[:3].copy()), (y_true, y_pred[:1].copy())]
    for y_true, y_pred in pairs:
        yield Probe("shapes", f"{y_true.shape} against {y_pred.shape}", (y_true, y_pred), Refuses())


# ------------------------------------------------------------------------------------------ the numbers


def _drawn(loss, size, rng):
    """Return arguments for ``size`` samples; a rowwise loss gets rows of 4 classes."""
    shape = size if isinstance(size, tuple) else (size,)
    drawn = []
    for domain in loss.argument_domains.values():
        if domain in (arguments.class_index, arguments.class_label):
            drawn.append(rng.integers(0, 4, shape))
        else:
            drawn.append(draw(domain, shape if isinstance(loss, ElementwiseLoss) else (*shape, 4), rng))
    if isinstance(loss, ElementwiseLoss):
        return tuple(drawn)
    # A rowwise loss may have kinks where two scores tie: numbers of no pattern keep clear of them.
    return tuple(
        _untied(domain, a, rng) for domain, a in zip(loss.argument_domains.values(), drawn, strict=True)
    )


def _around(delta, rng):
    """Return arguments whose residuals lie on both sides of ±delta and on it."""
    y_true = draw(arguments.real, (6,), rng)
    return y_true, y_true + delta * np.array([0.5, -0.5, 1.0, -1.0, 2.0, -3.0])


def _untied(domain, array, rng):
    if domain is not arguments.real:
        return array
    return array + rng.permutation(array.size).reshape(array.shape) / 1024


def _enlarged(domains, args):
    return tuple(a * 1024 if domain is arguments.real else a for domain, a in zip(domains, args, strict=True))


def _whole(domains, n, rng):
    return [
        draw(domain, (n,), rng).astype(int) if domain is arguments.sign_label else rng.integers(-9, 10, n)
        for domain in domains
    ]


def _spread(array, rng):
    """Return a view on every other entry of a longer array."""
    longer = np.repeat(array, 2)
    longer[1::2] = rng.permutation(array)
    return longer[::2]


def _count(pair):
    return "one sample" if len(pair[0]) == 1 else f"{len(pair[0])} samples"


# -------------------------------------------------------------------------------------- what is expected


def _slopes(loss, args, kwargs):
    """Return the judge of a gradient: between the slopes a hair to either side of every prediction."""
    *y_true, y_pred = args
    y_pred = np.asarray(y_pred, dtype=float)
    shown = loss.gradient(*args, **kwargs)
    if not isinstance(loss, ElementwiseLoss):
        return Between(shown, shown, shown)
    width = KINK_WIDTH * np.maximum(1.0, np.abs(y_pred))
    sides = [loss.gradient(*y_true, y_pred + shift, **kwargs) for shift in (-width, width)]
    low, high = np.minimum(*sides), np.maximum(*sides)
    return Between(np.minimum(low, shown), np.maximum(high, shown), shown)


def _differences(loss, y_true, y_pred, h):
    """Return the central differences of a loss by its predictions."""
    y_pred = np.asarray(y_pred, dtype=float)
    slopes = np.empty(len(y_pred))
    for i, unit in enumerate(np.eye(len(y_pred))):
        slopes[i] = (loss(y_true, y_pred + h * unit) - loss(y_true, y_pred - h * unit)) / (2 * h)
    return slopes
