"""Inputs for the tests, read off the domains of a definition: a new one is tested as soon as it is added."""

import itertools

import numpy as np
import pytest

from lossedu import arguments
from lossedu.activation_definitions import RowwiseActivation
from lossedu.loss_definitions import RowwiseLoss

TINY = 5e-324  # the smallest float64 above 0
BELOW_1 = 1 - 2.0**-53  # the largest float64 below 1
MOST_ROWS = 45  # of all pairs of labels and rows

# A parameter takes each of these values in turn, while the others keep their defaults.
PARAMETER_VALUES = {
    arguments.positive: [1e-3, 0.7, 1.0, 1e3],
    arguments.non_negative: [0.0, 0.5, 2.0, 5.0],
    arguments.fraction: [0.0, 0.1, 0.25, 1.0],
    arguments.real: [0.0, 0.01, 1.0, 2.0, -1.0],
    arguments.logarithm_base: [2.0, 10.0],
    arguments.power_one_or_two: [1, 2],
}


def parameter_choices(definition):
    """Return dictionaries of parameters: the defaults, then each value of each parameter."""
    changes = [
        {name: value}
        for name, domain in definition.parameter_domains.items()
        for value in PARAMETER_VALUES[domain]
        if value != definition.defaults[name]
    ]
    return [definition.defaults | change for change in [{}, *changes]]


def cases(definitions):
    """Return all (name, parameters) for parametrize, with readable ids."""
    return [
        pytest.param(name, choice, id="-".join([name, *(f"{key}={value}" for key, value in choice.items())]))
        for name, definition in definitions.items()
        for choice in parameter_choices(definition)
    ]


# ------------------------------------------------------------------------------------------ single numbers


def reals(*kinks):
    """Return numbers of all sizes and both signs, dense near 0, near 1 and near ``kinks``."""
    rng = np.random.default_rng(1)
    sizes = [TINY, 1e-300, 1e-150, 1e-20, 2.0**-53, 1e-8, 1e-3]
    turns_of_exp = [36.7, 37.5, 708.3, 709.7, 744.5, 745.2, 1e4]  # exp(-x) is lost beside 1, underflows
    bends = [1.0, *kinks]
    beside = [np.nextafter(bend, side) for bend in bends for side in (-np.inf, np.inf)]
    random = np.concatenate([rng.uniform(0, 6, 12), 10 ** rng.uniform(-6, 3, 8)])
    positive = np.concatenate([sizes, turns_of_exp, bends, beside, random])
    return np.concatenate([[0.0], positive, -positive])


def probabilities():
    """Return numbers in [0, 1], dense near both ends."""
    rng = np.random.default_rng(2)
    ends = [0.0, TINY, 1e-300, 1e-100, 1e-20, 1e-8, 1e-3, 0.5, 1 - 1e-3, 1 - 1e-8, BELOW_1, 1.0]
    return np.concatenate([ends, rng.uniform(size=12), 10 ** rng.uniform(-30, 0, 8)])


LABELS = {
    arguments.real: np.array([0.0, 1.5]),
    arguments.sign_label: np.array([-1.0, 1.0]),
    arguments.binary_label: np.array([0.0, 1.0]),
    arguments.unit_interval: np.array([0.0, 1.0, 0.3, BELOW_1]),
}


def pairs(definition, parameters):
    """Return (y_true, y_pred) of an elementwise loss, each label beside each prediction."""
    label_domain, prediction_domain = definition.argument_domains.values()
    kinks = filter(None, parameters.values())
    if prediction_domain is arguments.unit_interval:
        predictions = probabilities()
    elif label_domain is arguments.real:
        predictions = np.concatenate([reals(*kinks), [1e150, -1e150]])  # residuals
    else:
        predictions = reals(*kinks)
    y, x = np.meshgrid(LABELS[label_domain], predictions)
    if label_domain is arguments.real:
        x = x + y
    return y.ravel(), x.ravel()


# ---------------------------------------------------------------------------------------------------- rows


def score_rows():
    """Return rows of scores (N, 4) whose differences are exact in float64: multiples of 2**-20."""
    rng = np.random.default_rng(3)
    chosen = [
        [0, 0, 0, 0],
        [1, 1, 1, 0],
        [1e4, -1e4, 0, 0],
        [1e4, 1e4, 1e4, 1e4],
        [-1e4, -1e4, -1e4, -1e4],
        [1000, 0, 0, 0],
        [40, 0, 0, 2.0**-20],
        [700, 0, -20, 1],
        [0, -745, -708, -36.75],
        [2.0**-20, 0, 0, -(2.0**-20)],
        [-1.375, -1.375, -1.5, -1.25],
    ]
    random = [rng.normal(size=(5, 4)) * scale for scale in (1, 10, 200)]
    rows = np.concatenate([np.array(chosen, dtype=float), *random])
    return np.round(rows * 2.0**20) / 2.0**20


def rough_score_rows():
    """Return rows of scores (N, 4) of all digits, whose differences are rounded."""
    rng = np.random.default_rng(4)
    scales = [0.1, 1, 10, 100, 1000]
    return np.concatenate([rng.normal(size=(6, 4)) * scale for scale in scales])


def distribution_rows():
    """Return rows (N, 4) that sum to 1, dense at the corners."""
    rng = np.random.default_rng(5)
    corners = [
        [1, 0, 0, 0],
        [0, 0, 1, 0],
        [0.5, 0.5, 0, 0],
        [0.25, 0.25, 0.25, 0.25],
        [BELOW_1, 1e-17, 1e-100, 1e-300],
        [1e-300, 0.5, 0.5, TINY],
        [1e-8, 1e-8, 1 - 3e-8, 1e-8],
    ]
    random = rng.dirichlet([1, 1, 1, 1], size=8), rng.dirichlet([0.05] * 4, size=8)
    return np.concatenate([np.array(corners), *random])


def row_pairs(definition):
    """Return the arguments of a rowwise loss: labels or rows, and rows of predictions, row by row."""
    *label_domain, prediction_domain = definition.argument_domains.values()
    if prediction_domain is arguments.distribution:
        rows = distribution_rows()
    elif prediction_domain is arguments.log_probability:
        rows = -np.abs(score_rows())
    else:
        rows = score_rows()
    if not label_domain:
        return (rows,)
    labels = np.arange(4) if label_domain[0] is arguments.class_index else distribution_rows()
    chosen = list(itertools.product(labels, rows))
    chosen = chosen[:: max(1, len(chosen) // MOST_ROWS)]
    if label_domain[0] is prediction_domain:
        chosen += list(_close_pairs())
    y, x = zip(*chosen, strict=True)
    return np.array(y), np.array(x)


def _close_pairs():
    """Yield two distributions that differ little: here a divergence is much smaller than its terms."""
    rng = np.random.default_rng(6)
    for gap in (0, 1e-15, 1e-8, 1e-3, 0.3):
        P = rng.dirichlet([1, 1, 1, 1])
        Q = P * (1 + gap * rng.uniform(-1, 1, size=4))
        yield P, Q / Q.sum()


# ---------------------------------------------------------------------------------------- ordinary batches


def exact_array(seed, shape):
    """Return multiples of 1/64 up to 256: sums and differences of these are exact in float64."""
    return np.random.default_rng(seed).integers(-(2**14), 2**14, size=shape) / 64


def ordinary(definition, shape, rng, classes=3):
    """Return arguments of a definition without extremes: entries, or rows of classes, of this shape."""
    domains = definition.argument_domains.values()
    return [_drawn(domain, shape, rng, classes, definition) for domain in domains]


def _drawn(domain, shape, rng, classes, definition):
    rows = (*shape, classes)
    if domain is arguments.distribution:
        return rng.dirichlet(np.ones(classes), size=shape)
    if domain is arguments.log_probability:
        return np.log(rng.dirichlet(np.ones(classes), size=shape))
    if domain in (arguments.class_index, arguments.class_label):
        return rng.integers(0, classes, size=shape)
    if domain is arguments.sign_label:
        return rng.choice([-1.0, 1.0], size=shape)
    if domain is arguments.binary_label:
        return rng.choice([0.0, 1.0], size=shape)
    if domain is arguments.unit_interval:
        return rng.uniform(0.05, 0.95, size=shape)
    return rng.normal(scale=2, size=rows if rowwise(definition) else shape)


def rowwise(definition):
    """Return whether a definition works on whole rows of classes."""
    return isinstance(definition, (RowwiseLoss, RowwiseActivation))
