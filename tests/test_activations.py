"""Every activation, derivative, Jacobian and product against its definition at 50 digits.

As for the losses: 4 units in the last place, those of the largest term where the formula is a difference. An
exponential passes on the rounding of its argument, where the definition itself has one (beta x, z - max z).
A product with a Jacobian is a sum over classes: 1e-14 of its largest term.
"""

import numpy as np
import oracle
import pytest
import samples
from oracle import exact, mp

from lossedu import activations
from lossedu.activation_definitions import ElementwiseActivation, RowwiseActivation

UNITS = 4
REDUCED = 1e-14

ELEMENTWISE = {name: a for name, a in activations.ALL.items() if isinstance(a, ElementwiseActivation)}
ROWWISE = {name: a for name, a in activations.ALL.items() if isinstance(a, RowwiseActivation)}


def test_the_oracle_defines_every_activation():
    assert set(oracle.ACTIVATIONS) == set(activations.ALL)


# ------------------------------------------------------------------------------------------- single numbers


def swish_slope(a):
    """The derivative of swish in terms of a = beta x: a gate, and a times the gate's slope."""
    gate = oracle.logistic_function(a)
    return gate + a * gate * (1 - gate)


def passed_on_by_swish(x, beta):
    """Return what value and slope of swish owe to the rounding of beta x, and of a gate near underflow."""
    rounding = abs(mp.mpf(float(beta) * float(x)) - beta * x)
    gate = oracle.logistic_function(beta * x)
    unit = oracle.unit(gate) if gate < oracle.SMALLEST_NORMAL else 0
    of_value = abs(x) * oracle.slope(oracle.logistic_function, beta * x) * rounding + abs(x) * unit
    of_slope = abs(oracle.slope(swish_slope, beta * x)) * rounding + abs(beta * x) * unit
    return of_value, of_slope


def passed_on(name, x, parameters):
    return passed_on_by_swish(x, **parameters) if name == "swish" else (0, 0)


def largest_slope_term(name, x, parameters):
    """Return the largest term of a derivative that is a difference, None for all others."""
    if name != "swish":
        return None
    gate = oracle.logistic_function(parameters["beta"] * x)
    return max(gate, abs(parameters["beta"] * x * gate * (1 - gate)))


@pytest.mark.parametrize(("name", "parameters"), samples.cases(ELEMENTWISE))
def test_value_and_derivative(name, parameters):
    activation = activations.ALL[name]
    x = samples.reals()
    values, derivatives = activation(x, **parameters), activation.derivative(x, **parameters)
    constants = {key: mp.mpf(value) for key, value in parameters.items()}

    def f(x):
        return oracle.ACTIVATIONS[name](x, **constants)

    for x_i, value, derivative in zip(exact(x), values, derivatives, strict=True):
        of_value, of_slope = passed_on(name, x_i, constants)
        truth = f(x_i)
        assert oracle.units_off(value, truth) <= UNITS + of_value / oracle.unit(truth), x_i
        scale = largest_slope_term(name, x_i, constants)
        allowed = UNITS + of_slope / oracle.unit(scale or oracle.slope(f, x_i))
        assert oracle.units_off_slope(derivative, f, x_i, scale) <= allowed, x_i


def test_slope_gradient_of_prelu():
    x = samples.reals()
    for x_i, result in zip(exact(x), activations.prelu.slope_gradient(x), strict=True):
        truth = oracle.slope(lambda slope, x_i=x_i: oracle.prelu(x_i, slope), 0.25)
        assert oracle.units_off(result, truth) < 0.01


# ---------------------------------------------------------------------------------------------------- rows


def component(name, k):
    """Return the function of a row that gives entry k of the activation's result."""

    def f(z):
        result = oracle.ACTIVATIONS[name](z)
        return result[k] if isinstance(result, list) else result

    return f


def value_scale(name, z):
    """Return the largest term of a value that is a difference, None for all others."""
    if name == "logsumexp":  # max z + log of a sum from 1 to C
        return max(abs(max(z)), oracle.logsumexp(z) - max(z))
    return None


def as_list(result):
    return list(np.atleast_1d(result))


@pytest.mark.parametrize("name", ROWWISE)
def test_value_of_a_row(name):
    rows = samples.score_rows()
    for z, result in zip(exact(rows), activations.ALL[name](rows), strict=True):
        for k, value in enumerate(as_list(result)):
            assert oracle.units_off(value, component(name, k)(z), value_scale(name, z)) <= UNITS, (z, k)


def jacobian_scales(name, z):
    """Return the largest term of each Jacobian entry that is a difference: those on the diagonal."""
    s = oracle.softmax(z)
    if name == "softmax":
        return s
    return [mp.one] * len(z) if name == "log_softmax" else [None] * len(z)


@pytest.mark.parametrize("name", [name for name in ROWWISE if name != "maxout"])
def test_jacobian(name):
    rows = samples.score_rows()
    for z, jacobian in zip(exact(rows), activations.ALL[name].jacobian(rows), strict=True):
        scales = jacobian_scales(name, z)
        for k, entries in enumerate(jacobian if jacobian.ndim == 2 else [jacobian]):
            truths = oracle.gradient(component(name, k), z)
            for j, entry in enumerate(entries):
                assert oracle.units_off(entry, truths[j], scales[k] if j == k else None) <= UNITS, (z, k, j)


@pytest.mark.parametrize("name", [name for name in ROWWISE if name != "maxout"])
def test_vector_jacobian_product(name):
    rows = samples.score_rows()
    activation = activations.ALL[name]
    G = np.random.default_rng(8).normal(size=activation(rows).shape)
    for z, g, product in zip(exact(rows), exact(G), activation.vjp(rows, G), strict=True):
        g = g if isinstance(g, list) else [g]
        jacobian = [oracle.gradient(component(name, k), z) for k in range(len(g))]
        for j, entry in enumerate(product):
            terms = [g_k * row[j] for g_k, row in zip(g, jacobian, strict=True)]
            largest = max(map(abs, [*terms, *product_terms(name, z, g, j)]))
            assert oracle.relative_error(entry, mp.fsum(terms), largest) <= REDUCED, (z, j)


def product_terms(name, z, g, j):
    """Return the terms of entry j of g times the Jacobian, as the formula writes it."""
    s = oracle.softmax(z)
    if name == "softmax":
        return [s[j] * g[j], *(s[j] * s_k * g_k for s_k, g_k in zip(s, g, strict=True))]
    if name == "log_softmax":
        return [g[j], *(s[j] * g_k for g_k in g)]
    return []


def test_derivative_of_maxout():
    rows = samples.score_rows()
    for z, slopes in zip(exact(rows), activations.maxout.derivative(rows), strict=True):
        assert sum(slopes) == 1
        assert z[list(slopes).index(1)] == max(z)


def test_scores_of_all_digits_add_only_the_rounding_of_their_differences():
    rows = samples.rough_score_rows()
    results = zip(activations.softmax(rows), activations.log_softmax(rows), strict=True)
    for z, (softmax, log_softmax) in zip(exact(rows), results, strict=True):
        rounding, s = oracle.shift_roundings(z), oracle.softmax(z)
        carried = mp.fsum(s_j * rounding_j for s_j, rounding_j in zip(s, rounding, strict=True))
        for k, log_s_k in enumerate(oracle.log_softmax(z)):
            inherited = rounding[k] + carried
            assert abs(softmax[k] - s[k]) <= UNITS * oracle.unit(s[k]) + s[k] * inherited, (z, k)
            assert abs(log_softmax[k] - log_s_k) <= UNITS * oracle.unit(log_s_k) + inherited, (z, k)
