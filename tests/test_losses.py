"""Every loss and gradient against its definition at 50 digits, reductions included.

A value or slope may be off by 4 units in the last place. Two things are allowed beside that, each only
where named below: where the formula is a difference, the units are those of its largest term; and where a
rounded number is raised to a power, the power multiplies its rounding error. A row's loss is a sum over its
classes, so it is held to 1e-14 relatively, as the mean and the sum are.
"""

import math

import numpy as np
import oracle
import pytest
import samples
from oracle import exact, mp

from lossedu import losses
from lossedu.loss_definitions import ElementwiseLoss, RowwiseLoss

UNITS = 4
REDUCED = 1e-14

ELEMENTWISE = {name: loss for name, loss in losses.ALL.items() if isinstance(loss, ElementwiseLoss)}
ROWWISE = {name: loss for name, loss in losses.ALL.items() if isinstance(loss, RowwiseLoss)}


def differentiable(definitions):
    return {name: loss for name, loss in definitions.items() if loss.differentiable}


def exact_parameters(parameters):
    return {name: None if value is None else mp.mpf(value) for name, value in parameters.items()}


# ------------------------------------------------------------------------- what is a difference, what a power


def bce_slope_terms(y, p, pos_weight):
    return oracle.ratio(1 - y, 1 - p), oracle.ratio(pos_weight * y, p)


def bce_with_logits_slope_terms(y, z, pos_weight):
    return (1 - y) * oracle.logistic_function(z), pos_weight * y * oracle.logistic_function(-z)


def softmax_cross_entropy_slope_terms(y, z, label_smoothing):
    target = [(1 - label_smoothing) * y_k + label_smoothing / len(z) for y_k in y]
    return list(zip(oracle.softmax(z), target, strict=True))


def entropy_slope_terms(P, base):
    return [(oracle.log(P_k) / oracle.log(base), 1 / oracle.log(base)) for P_k in P]


# The terms of a slope that is a difference; of a row, those of each slope.
SLOPE_TERMS = {
    "binary_cross_entropy": bce_slope_terms,
    "binary_cross_entropy_with_logits": bce_with_logits_slope_terms,
    "softmax_cross_entropy": softmax_cross_entropy_slope_terms,
    "entropy": entropy_slope_terms,
}


def kl_terms(P, Q, base):
    pairs = zip(P, Q, strict=True)
    return [P_k * oracle.log(P_k / Q_k) / oracle.log(base) for P_k, Q_k in pairs if P_k > 0]


# The terms of a row's loss that may have both signs.
VALUE_TERMS = {"kl_divergence": kl_terms}


def largest(terms):
    return max(abs(term) for term in terms)


def units_allowed(name, parameters):
    """Return the units in the last place that a value or slope may be off."""
    if name == "focal_with_logits":
        return UNITS + 2 * parameters["gamma"]  # sigmoid(-m), right to 2 units, is raised to gamma
    return UNITS


# -------------------------------------------------------------------------------------- against 50 digits


def test_the_oracle_defines_every_loss():
    assert set(oracle.LOSSES) == set(losses.ALL)


@pytest.mark.parametrize(("name", "parameters"), samples.cases(ELEMENTWISE))
def test_elementwise_value(name, parameters):
    y, x = samples.pairs(losses.ALL[name], parameters)
    values = losses.ALL[name](y, x, reduction="none", **parameters)
    constants = exact_parameters(parameters)
    for y_i, x_i, value in zip(exact(y), exact(x), values, strict=True):
        error = oracle.units_off(value, oracle.LOSSES[name](y_i, x_i, **constants))
        assert error <= units_allowed(name, parameters), (y_i, x_i, value)


@pytest.mark.parametrize(("name", "parameters"), samples.cases(differentiable(ELEMENTWISE)))
def test_elementwise_gradient(name, parameters):
    y, x = samples.pairs(losses.ALL[name], parameters)
    gradients = losses.ALL[name].gradient(y, x, reduction="none", **parameters)
    constants = exact_parameters(parameters)
    for y_i, x_i, gradient in zip(exact(y), exact(x), gradients, strict=True):

        def f(x, y_i=y_i):
            return oracle.LOSSES[name](y_i, x, **constants)

        if mp.isinf(f(x_i)):
            assert gradient == (np.inf if y_i < x_i else -np.inf), (y_i, x_i, gradient)
            continue
        terms = SLOPE_TERMS[name](y_i, x_i, **constants) if name in SLOPE_TERMS else None
        error = oracle.units_off_slope(gradient, f, x_i, scale=largest(terms) if terms else None)
        assert error <= units_allowed(name, parameters), (y_i, x_i, gradient)


@pytest.mark.parametrize(("name", "parameters"), samples.cases(ROWWISE))
def test_rowwise_value(name, parameters):
    rows = samples.row_pairs(losses.ALL[name])
    values = losses.ALL[name](*rows, reduction="none", **parameters)
    constants = exact_parameters(parameters)
    for *row, value in zip(*map(exact, rows), values, strict=True):
        truth = oracle.LOSSES[name](*row, **constants)
        if mp.isinf(truth):
            assert value == float(truth), row
            continue
        terms = VALUE_TERMS[name](*row, **constants) if name in VALUE_TERMS else None
        assert oracle.relative_error(value, truth, scale=largest(terms) if terms else None) <= REDUCED, row


@pytest.mark.parametrize(("name", "parameters"), samples.cases(differentiable(ROWWISE)))
def test_rowwise_gradient(name, parameters):
    rows = samples.row_pairs(losses.ALL[name])
    gradients = losses.ALL[name].gradient(*rows, reduction="none", **parameters)
    constants = exact_parameters(parameters)
    for *label, row, gradient in zip(*map(exact, rows), gradients, strict=True):
        terms = SLOPE_TERMS[name](*label, row, **constants) if name in SLOPE_TERMS else [None] * len(row)
        for k, terms_k in enumerate(terms):

            def f(x, k=k, label=label, row=row):
                return oracle.LOSSES[name](*label, [*row[:k], x, *row[k + 1 :]], **constants)

            if name == "entropy" and row[k] == 0:  # log P_k is infinite, which no step can measure
                assert gradient[k] == np.inf * np.sign(np.log(parameters["base"]))
                continue
            scale = largest(terms_k) if terms_k else None
            error = oracle.units_off_slope(gradient[k], f, row[k], scale)
            assert error <= units_allowed(name, parameters), (label, row, k, gradient)


def test_scores_of_all_digits_add_only_the_rounding_of_their_differences():
    rows = samples.rough_score_rows()
    y = np.arange(len(rows)) % rows.shape[1]
    values = losses.softmax_cross_entropy(y, rows, reduction="none")
    gradients = losses.softmax_cross_entropy.gradient(y, rows, reduction="none")
    for y_i, z, value, gradient in zip(y, exact(rows), values, gradients, strict=True):
        rounding, s = oracle.shift_roundings(z), oracle.softmax(z)
        carried = mp.fsum(s_j * rounding_j for s_j, rounding_j in zip(s, rounding, strict=True))
        truth = oracle.softmax_cross_entropy(y_i, z, label_smoothing=0)
        assert abs(value - truth) <= REDUCED * truth + rounding[y_i] + carried, (y_i, z)
        for k, g_k in enumerate(gradient):
            target = int(k == y_i)
            allowed = UNITS * oracle.unit(max(s[k], target)) + s[k] * (rounding[k] + carried)
            assert abs(g_k - (s[k] - target)) <= allowed, (y_i, z, k)


# -------------------------------------------------------------------------------------------- reductions


def ordinary(name):
    """Return arguments of a loss and the true loss of each sample, without those that dwarf all others."""
    loss = losses.ALL[name]
    rows = samples.pairs(loss, loss.defaults) if name in ELEMENTWISE else samples.row_pairs(loss)
    rows = [row[::3] for row in rows]
    constants = exact_parameters(loss.defaults)
    truths = [oracle.LOSSES[name](*row, **constants) for row in zip(*map(exact, rows), strict=True)]
    kept = [i for i, truth in enumerate(truths) if truth < 1e6]
    return [row[kept] for row in rows], [truths[i] for i in kept]


@pytest.mark.parametrize("name", losses.ALL)
def test_reductions(name):
    rows, truths = ordinary(name)
    weights = np.random.default_rng(7).uniform(0, 5, size=len(truths))
    weights[:2] = 0
    total, total_weight = mp.fsum(truths), mp.fsum(exact(weights))
    weighted = mp.fsum(w * truth for w, truth in zip(exact(weights), truths, strict=True))
    loss = losses.ALL[name]
    for options, truth in [
        ({"reduction": "sum"}, total),
        ({"reduction": "mean"}, total / len(truths)),
        ({"reduction": "sum", "sample_weight": weights}, weighted),
        ({"reduction": "mean", "sample_weight": weights}, weighted / total_weight),
    ]:
        value = loss(*rows, **options)
        assert isinstance(value, float)
        assert oracle.relative_error(value, truth) <= REDUCED, options


def test_sums_over_many_classes_and_many_samples():
    rng = np.random.default_rng(8)
    P, Q = rng.dirichlet(np.ones(20_000), size=2)
    z = rng.normal(size=P.size)
    terms = {
        losses.entropy(P): -P * np.log(P),
        losses.cross_entropy(P, Q): -P * np.log(Q),
        losses.categorical_cross_entropy(P, Q): -P * np.log(Q),
        losses.multiclass_hinge(7, z): np.maximum(0, np.delete(z, 7) - z[7] + 1),
        losses.sum_squared_error(P, z): (z - P) ** 2,
        losses.mean_absolute_error(P, z, reduction="sum"): np.abs(z - P),
    }
    for value, summands in terms.items():
        assert value == pytest.approx(math.fsum(summands), rel=REDUCED)
