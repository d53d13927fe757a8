"""Identities, bounds and symmetries that activations keep for any input."""

import numpy as np
import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from lossedu import activations
from lossedu.activations import log_softmax, logsumexp, maxout, relu, sigmoid, softmax, softplus, swish, tanh

numbers = st.floats(-1e4, 1e4)
seeds = st.integers(0, 2**32 - 1)
vectors = arrays(float, st.integers(1, 20), elements=numbers)
exact_numbers = seeds.map(lambda seed: samples.exact_array(seed, ()))
rows = st.builds(samples.exact_array, seeds, array_shapes(min_dims=1, max_dims=3, max_side=5))


def same(a, b, rtol=1e-14, atol=4e-16):
    np.testing.assert_allclose(a, b, rtol=rtol, atol=atol)


# ------------------------------------------------------------------------------------------ single numbers


@given(vectors)
def test_sigmoid_is_point_symmetric_and_its_slope_even(x):
    same(sigmoid(-x), 1 - sigmoid(x))
    np.testing.assert_array_equal(sigmoid.derivative(-x), sigmoid.derivative(x))


@given(vectors)
def test_slope_of_the_sigmoid_is_sigma_times_1_minus_sigma(x):
    same(sigmoid.derivative(x), sigmoid(x) * sigmoid(-x))
    assert np.all(sigmoid.derivative(x) <= 0.25)


@given(vectors)
def test_tanh_is_a_stretched_sigmoid(x):
    same(tanh(x), 2 * sigmoid(2 * x) - 1, atol=1e-15)
    same(tanh.derivative(x), 4 * sigmoid.derivative(2 * x))
    np.testing.assert_array_equal(tanh(-x), -tanh(x))


@given(vectors)
def test_softplus_is_a_smooth_relu(x):
    same(softplus(x) - softplus(-x), x, atol=1e-15)
    assert np.all(softplus(x) >= relu(x))
    assert np.all(softplus(x) <= relu(x) + np.log(2) + 1e-15)
    np.testing.assert_array_equal(softplus.derivative(x), sigmoid(x))


@given(vectors)
def test_swish_goes_from_half_the_identity_to_relu(x):
    np.testing.assert_array_equal(swish(x, beta=0), x / 2)
    same(swish(x), x * sigmoid(x))
    same(swish(x, beta=1000), relu(x), atol=3e-4)
    assert np.all(swish(x) >= -0.27846454276107380)


@given(vectors)
def test_rectifiers_are_maxouts(x):
    pieces = np.stack([np.zeros_like(x), x, 0.01 * x, -x], axis=1)
    np.testing.assert_array_equal(relu(x), maxout(pieces[:, [0, 1]]))
    np.testing.assert_array_equal(activations.leaky_relu(x), maxout(pieces[:, [2, 1]]))
    np.testing.assert_array_equal(np.abs(x), maxout(pieces[:, [1, 3]]))
    np.testing.assert_array_equal(activations.prelu(x, slope=0.0), relu(x))
    np.testing.assert_array_equal(activations.sign(x), activations.step(x) - activations.step(-x))
    np.testing.assert_array_equal(activations.identity(x), x)


@pytest.mark.parametrize("name", ["step", "sign", "identity", "sigmoid", "tanh", "relu", "elu", "softplus"])
@given(x=vectors)
def test_monotone(name, x):
    assert np.all(np.diff(activations.ALL[name](np.sort(x))) >= 0)
    assert np.all(activations.ALL[name].derivative(x) >= 0)


@given(vectors)
def test_elu_has_the_slope_f_plus_alpha_below_0(x):
    below = -np.abs(x)
    for alpha in (0.5, 1.0, 3.0):
        slope = activations.elu.derivative(below, alpha=alpha)
        same(slope, activations.elu(below, alpha=alpha) + alpha, atol=alpha * 4e-16)


# ---------------------------------------------------------------------------------------------------- rows


@given(rows, exact_numbers)
def test_a_shift_of_all_scores_changes_no_softmax(z, c):
    np.testing.assert_array_equal(softmax(z + c), softmax(z))
    np.testing.assert_array_equal(log_softmax(z + c), log_softmax(z))
    same(logsumexp(z + c), logsumexp(z) + c, atol=1e-12)
    np.testing.assert_array_equal(softmax.jacobian(z + c), softmax.jacobian(z))


@given(rows)
def test_softmax_gives_probabilities_in_the_order_of_the_scores(z):
    p = softmax(z)
    assert np.all(p >= 0)
    same(p.sum(axis=-1), 1.0, atol=1e-15)
    order = np.argsort(z, axis=-1)
    assert np.all(np.diff(np.take_along_axis(p, order, axis=-1), axis=-1) >= 0)
    same(np.exp(log_softmax(z)), p)
    assert np.all(log_softmax(z) <= 0)


@given(vectors)
def test_sigmoid_is_the_softmax_of_two_scores(x):
    pairs = np.stack([x, np.zeros_like(x)], axis=1)
    same(softmax(pairs)[:, 0], sigmoid(x))
    same(softmax.jacobian(pairs)[:, 0, 0], sigmoid.derivative(x))
    same(logsumexp(pairs), softplus(x))


@given(rows)
def test_logsumexp_is_a_soft_maximum(z):
    assert np.all(logsumexp(z) >= maxout(z))
    assert np.all(logsumexp(z) <= maxout(z) + np.log(z.shape[-1]) + 1e-12)
    same(log_softmax(z), z - logsumexp(z)[..., np.newaxis], atol=1e-12)
    np.testing.assert_array_equal(logsumexp.jacobian(z), softmax(z))


@given(rows)
def test_softmax_jacobian_is_symmetric_semidefinite_and_its_rows_sum_to_0(z):
    J = softmax.jacobian(z)
    np.testing.assert_array_equal(J, np.swapaxes(J, -1, -2))
    same(J.sum(axis=-1), 0.0, atol=1e-15)
    assert np.all(np.linalg.eigvalsh(J) >= -1e-15)
    same(log_softmax.jacobian(z).sum(axis=-1), 0.0, atol=1e-14)
    same(J, softmax(z)[..., np.newaxis] * log_softmax.jacobian(z), atol=1e-15)


@pytest.mark.parametrize("name", ["softmax", "log_softmax", "logsumexp"])
@given(z=rows, seed=seeds)
def test_the_product_is_g_times_the_jacobian(name, z, seed):
    f = activations.ALL[name]
    g = np.random.default_rng(seed).normal(size=np.shape(f(z)))
    if name == "logsumexp":
        expected = g[..., np.newaxis] * f.jacobian(z)
    else:
        expected = (g[..., np.newaxis, :] @ f.jacobian(z))[..., 0, :]
    same(f.vjp(z, g), expected, atol=1e-14)


@given(z=rows, seed=seeds)
def test_reordered_scores_give_reordered_results(z, seed):
    order = np.random.default_rng(seed).permutation(z.shape[-1])
    moved = z[..., order]
    same(softmax(moved), softmax(z)[..., order])
    same(log_softmax(moved), log_softmax(z)[..., order])
    same(logsumexp(moved), logsumexp(z))
    np.testing.assert_array_equal(maxout(moved), maxout(z))
    same(softmax.jacobian(moved), softmax.jacobian(z)[..., order, :][..., order], atol=1e-15)


@pytest.mark.parametrize("f", [logsumexp, maxout, softplus, relu], ids=lambda f: f.__name__)
@given(a=rows, seed=seeds)
def test_convex_activations(f, a, seed):
    b = a + np.random.default_rng(seed).normal(scale=5, size=a.shape)
    assert np.all(f((a + b) / 2) <= (f(a) + f(b)) / 2 + 1e-12)
