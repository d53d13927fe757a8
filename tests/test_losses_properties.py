"""Identities, bounds, symmetries and convexity of the losses, for any input."""

import numpy as np
import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lossedu import arguments, losses
from lossedu.activations import sigmoid, softmax
from lossedu.losses import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    categorical_cross_entropy,
    cross_entropy,
    entropy,
    exponential,
    focal,
    focal_with_logits,
    half_mean_squared_error,
    hinge,
    huber,
    kl_divergence,
    logistic,
    mean_absolute_error,
    mean_squared_error,
    multiclass_hinge,
    negative_log_likelihood,
    pseudo_huber,
    smooth_l1,
    softmax_cross_entropy,
    sparse_categorical_cross_entropy,
    squared_hinge,
    sum_squared_error,
    zero_one,
)

ALL = losses.ALL
RESIDUAL = [name for name in ALL if list(ALL[name].argument_domains) == ["y", "y_hat"] and name != "zero_one"]
FROM_SCORES = ["softmax_cross_entropy", "multiclass_hinge"]
NOT_CONVEX = {"focal_with_logits", "entropy", "zero_one"}
N, C = 6, 4

seeds = st.integers(0, 2**32 - 1)
signs = arrays(float, N, elements=st.sampled_from([-1.0, 1.0]))
bits = arrays(float, N, elements=st.sampled_from([0.0, 1.0]))
scores = arrays(float, N, elements=st.floats(-1e4, 1e4))
residuals = arrays(float, N, elements=st.floats(-1e6, 1e6))
shares = arrays(float, N, elements=st.floats(0, 1))
exact_rows = seeds.map(lambda seed: samples.exact_array(seed, (N, C)))
exact_numbers = seeds.map(lambda seed: samples.exact_array(seed, ()))
labels = arrays(int, N, elements=st.integers(0, C - 1))


EPS = np.finfo(float).eps
SPACING = 5e-324  # of the smallest numbers, which no relative bound can go below


def same(a, b, rtol=1e-13, atol=1e-15):
    np.testing.assert_allclose(a, b, rtol=rtol, atol=atol)


def single(loss, *args, **options):
    return loss(*args, reduction="none", **options)


def slopes(loss, *args, **options):
    return loss.gradient(*args, reduction="none", **options)


# ---------------------------------------------------------------------------------- what holds for every loss


@pytest.mark.parametrize("name", ALL)
@given(seed=seeds)
def test_the_order_of_the_rows_does_not_matter(name, seed):
    rng = np.random.default_rng(seed)
    args, order = samples.ordinary(ALL[name], (N,), rng), rng.permutation(N)
    moved = [a[order] for a in args]
    same(ALL[name](*moved), ALL[name](*args))
    if ALL[name].differentiable:
        np.testing.assert_array_equal(ALL[name].gradient(*moved), ALL[name].gradient(*args)[order])


@pytest.mark.parametrize("name", [name for name in ALL if samples.rowwise(ALL[name])])
@given(seed=seeds)
def test_the_names_of_the_classes_do_not_matter(name, seed):
    rng = np.random.default_rng(seed)
    args, order = samples.ordinary(ALL[name], (N,), rng, C), rng.permutation(C)
    place = np.argsort(order)
    renamed = [place[a] if a.dtype.kind == "i" else a[:, order] for a in args]
    same(single(ALL[name], *renamed), single(ALL[name], *args))
    same(slopes(ALL[name], *renamed), slopes(ALL[name], *args)[:, order])


@pytest.mark.parametrize("name", [name for name in ALL if name != "entropy"])
@given(seed=seeds)
def test_a_loss_is_never_negative(name, seed):
    args = samples.ordinary(ALL[name], (N,), np.random.default_rng(seed))
    assert np.all(single(ALL[name], *args) >= -1e-15)


@pytest.mark.parametrize("name", [name for name in ALL if name not in NOT_CONVEX])
@given(seed=seeds)
def test_convex_losses_lie_above_their_tangents(name, seed):
    """The gradient gives a tangent at a kink too, where it is one of several slopes."""
    rng = np.random.default_rng(seed)
    choices = samples.parameter_choices(ALL[name])
    parameters = choices[seed % len(choices)]
    *y, a = samples.ordinary(ALL[name], (N,), rng)
    b = samples.ordinary(ALL[name], (N,), rng)[-1]
    if list(ALL[name].argument_domains.values())[-1] is arguments.real:
        a, b = np.round(a), np.round(b)  # whole numbers meet the kinks
    steps = slopes(ALL[name], *y, a, **parameters) * (b - a)
    steps = steps.sum(axis=-1) if steps.ndim == 2 else steps
    tangent = single(ALL[name], *y, a, **parameters) + steps
    values = single(ALL[name], *y, b, **parameters)
    size = np.abs(values) + np.abs(tangent) + np.abs(steps)
    assert np.all(values >= tangent - 1e-13 * size)


def test_the_other_losses_are_not_convex():
    assert focal_with_logits(1, -4.0) > (focal_with_logits(1, -5.0) + focal_with_logits(1, -3.0)) / 2
    assert entropy([0.5, 0.5]) > (entropy([0.9, 0.1]) + entropy([0.1, 0.9])) / 2
    assert zero_one(0, 1.0) > (zero_one(0, 0.0) + zero_one(0, 2.0)) / 2
    assert {f.__name__ for f in (focal_with_logits, entropy, zero_one)} == NOT_CONVEX


# --------------------------------------------------------------------------------------------- regression


@pytest.mark.parametrize("name", RESIDUAL)
@given(y=exact_rows, r=exact_rows, c=exact_numbers)
def test_only_the_residual_counts_and_its_sign_does_not(name, y, r, c):
    np.testing.assert_array_equal(single(ALL[name], y + c, y + r + c), single(ALL[name], 0 * r, r))
    np.testing.assert_array_equal(single(ALL[name], y, y - r), single(ALL[name], y, y + r))
    np.testing.assert_array_equal(slopes(ALL[name], y, y - r), -slopes(ALL[name], y, y + r))


@given(residuals)
def test_squared_errors_differ_by_factors_only(r):
    zero = np.zeros(N)
    same(2 * half_mean_squared_error(zero, r), mean_squared_error(zero, r))
    same(sum_squared_error(zero, r), N * mean_squared_error(zero, r))
    same(sum_squared_error(zero, r, reduction="mean"), mean_squared_error(zero, r))
    same(2 * half_mean_squared_error.gradient(zero, r), mean_squared_error.gradient(zero, r))


@given(residuals, st.floats(1e-3, 1e3))
def test_huber_joins_half_the_square_and_the_absolute_error(r, delta):
    zero = np.zeros(N)
    value = single(huber, zero, r, delta=delta)
    half, absolute = single(half_mean_squared_error, zero, r), single(mean_absolute_error, zero, r)
    assert np.all(value <= half * (1 + 1e-15) + SPACING)
    assert np.all(value <= delta * absolute * (1 + 1e-15) + SPACING)
    same(single(huber, zero, r, delta=1e7), half, rtol=4 * EPS, atol=SPACING)
    same(single(smooth_l1, zero, r, delta=delta), value / delta)
    same(slopes(smooth_l1, zero, r, delta=delta), slopes(huber, zero, r, delta=delta) / delta)
    far = np.abs(r) > 1
    same(single(smooth_l1, zero, r, delta=1e-14)[far], absolute[far])


@given(residuals, st.floats(1e-3, 1e3))
def test_pseudo_huber_stays_below_its_two_limits(r, delta):
    zero = np.zeros(N)
    value = single(pseudo_huber, zero, r, delta=delta)
    assert np.all(value <= single(half_mean_squared_error, zero, r) * (1 + 1e-15) + SPACING)
    assert np.all(value <= delta * np.abs(r))
    assert np.all(value <= single(huber, zero, r, delta=delta) * (1 + 1e-14))
    assert np.all(np.abs(slopes(pseudo_huber, zero, r, delta=delta)) <= delta * (1 + 1e-15))


@given(exact_rows, st.integers(-20, 20))
def test_a_change_of_unit_rescales_huber(r, exponent):
    zero, unit = np.zeros((N, C)), 2.0**exponent
    for loss in (huber, pseudo_huber):
        rescaled = single(loss, zero, unit * r, delta=unit)
        np.testing.assert_array_equal(rescaled, unit**2 * single(loss, zero, r, delta=1.0))


# --------------------------------------------------------------------------------------------- two classes


@given(bits, scores)
def test_three_names_of_one_loss_for_two_classes(y, z):
    bce = single(binary_cross_entropy_with_logits, y, z)
    same(single(logistic, 2 * y - 1, z), bce)
    two = np.stack([np.zeros(N), z], axis=1)
    same(single(softmax_cross_entropy, y, two), bce)
    gradient = slopes(binary_cross_entropy_with_logits, y, z)
    same(slopes(logistic, 2 * y - 1, z), gradient)
    same(slopes(softmax_cross_entropy, y, two)[:, 1], gradient)


@given(shares, scores)
def test_cross_entropy_of_a_score_is_that_of_its_sigmoid(y, z):
    z = np.clip(z, -8, 8)  # further out the rounding of the sigmoid near 1 shows
    bce = single(binary_cross_entropy_with_logits, y, z)
    same(single(binary_cross_entropy, y, sigmoid(z)), bce, rtol=1e-11)
    two = np.stack([np.zeros(N), z], axis=1)
    same(single(softmax_cross_entropy, np.stack([1 - y, y], axis=1), two), bce)
    same(slopes(binary_cross_entropy_with_logits, y, z), sigmoid(z) - y)


@given(shares, shares)
def test_binary_cross_entropy_is_that_of_two_classes(y, p):
    two = [np.stack([1 - a, a], axis=1) for a in (y, p)]
    inside = (p > 1e-3) & (p < 1 - 1e-3)
    same(single(binary_cross_entropy, y, p)[inside], single(categorical_cross_entropy, *two)[inside])


@given(bits, scores, st.floats(0, 5))
def test_focal_loss_never_exceeds_cross_entropy(y, z, gamma):
    bce = single(binary_cross_entropy_with_logits, y, z)
    np.testing.assert_array_equal(single(focal_with_logits, y, z, gamma=0), bce)
    assert np.all(single(focal_with_logits, y, z, gamma=gamma) <= bce)
    same(single(focal_with_logits, y, z, gamma=0, alpha=0.5), bce / 2)
    p = sigmoid(np.clip(z, -8, 8))
    same(single(focal, y, p, gamma=0), single(binary_cross_entropy, y, p), rtol=4 * EPS)
    same(slopes(focal, y, p, gamma=0), slopes(binary_cross_entropy, y, p), rtol=4 * EPS)
    by_score = single(focal_with_logits, y, np.clip(z, -8, 8), gamma=gamma)
    same(single(focal, y, p, gamma=gamma), by_score, rtol=1e-11)


@given(bits, scores, st.floats(0, 10))
def test_pos_weight_multiplies_the_positive_samples(y, z, weight):
    by_class = np.where(y == 1, weight, 1.0)
    for loss, x in [(binary_cross_entropy_with_logits, z), (binary_cross_entropy, sigmoid(z))]:
        finite = np.isfinite(single(loss, y, x))
        weighted, plain = single(loss, y, x, pos_weight=weight), single(loss, y, x)
        same(weighted[finite], by_class[finite] * plain[finite])


@given(signs, scores)
def test_surrogates_lie_above_the_zero_one_loss(y, z):
    z = np.clip(z, -700, 700)
    wrong = single(zero_one, y, np.where(z > 0, 1.0, -1.0)) * (z != 0)
    for surrogate in (hinge, squared_hinge, exponential):
        assert np.all(single(surrogate, y, z) >= wrong)
    assert np.all(single(logistic, y, z) / np.log(2) >= wrong)
    same(single(squared_hinge, y, z), single(hinge, y, z) ** 2)
    same(slopes(squared_hinge, y, z), 2 * single(hinge, y, z) * slopes(hinge, y, z))
    same(slopes(exponential, y, z), -y * single(exponential, y, z))


@given(signs, scores, st.floats(0, 5))
def test_hinge_is_the_multiclass_hinge_of_two_scores(y, z, margin):
    two = np.stack([np.zeros(N), z], axis=1)
    same(single(multiclass_hinge, (y + 1) / 2, two, margin=margin), single(hinge, y, z, margin=margin))
    same(slopes(multiclass_hinge, (y + 1) / 2, two, margin=margin)[:, 1], slopes(hinge, y, z, margin=margin))


# -------------------------------------------------------------------------------------------- many classes


@pytest.mark.parametrize("name", FROM_SCORES)
@given(y=labels, z=exact_rows, c=exact_numbers)
def test_a_shift_of_all_scores_changes_nothing(name, y, z, c):
    np.testing.assert_array_equal(single(ALL[name], y, z + c), single(ALL[name], y, z))
    np.testing.assert_array_equal(slopes(ALL[name], y, z + c), slopes(ALL[name], y, z))
    same(slopes(ALL[name], y, z).sum(axis=1), 0.0)


@given(seeds, st.floats(0, 1))
def test_all_cross_entropies_agree(seed, smoothing):
    rng = np.random.default_rng(seed)
    y, p = rng.integers(0, C, size=N), rng.dirichlet(np.ones(C), size=N)
    one_hot, log_p = np.eye(C)[y], np.log(p)
    expected = single(sparse_categorical_cross_entropy, y, p)
    same(single(categorical_cross_entropy, one_hot, p), expected)
    same(single(negative_log_likelihood, y, log_p), expected)
    same(single(cross_entropy, one_hot, p), expected)
    same(single(kl_divergence, one_hot, p), expected)
    same(single(softmax_cross_entropy, y, log_p + 7), expected, atol=1e-14)
    soft = (1 - smoothing) * one_hot + smoothing / C
    smoothed = single(softmax_cross_entropy, y, log_p, label_smoothing=smoothing)
    same(smoothed, single(softmax_cross_entropy, soft, log_p), atol=1e-14)
    same(smoothed, single(categorical_cross_entropy, soft, p), rtol=1e-12)


@given(labels, exact_rows)
def test_gradient_of_softmax_cross_entropy_is_softmax_less_label(y, z):
    same(slopes(softmax_cross_entropy, y, z), softmax(z) - np.eye(C)[y])
    through_softmax = np.zeros((N, C))
    p = softmax(z / 100)
    for i in range(N):
        g = sparse_categorical_cross_entropy.gradient([y[i]], p[[i]])[0]
        through_softmax[i] = softmax.vjp(z[i] / 100, g)
    same(through_softmax, slopes(softmax_cross_entropy, y, z / 100), rtol=1e-12, atol=1e-14)


@given(labels, exact_rows)
def test_multiclass_hinge_counts_violations(y, z):
    at_label = z[np.arange(N), y]
    wrong = np.array([np.delete(row, y_i) for row, y_i in zip(z, y, strict=True)])
    margins = wrong - at_label[:, np.newaxis] + 1
    np.testing.assert_array_equal(single(multiclass_hinge, y, z), np.maximum(margins, 0).sum(axis=1))
    gradient = slopes(multiclass_hinge, y, z)
    np.testing.assert_array_equal(gradient[np.arange(N), y], -(margins > 0).sum(axis=1))
    squares = single(multiclass_hinge, y, z, power=2)
    same(squares, (np.maximum(margins, 0) ** 2).sum(axis=1))


# --------------------------------------------------------------------------------------------- information


@given(seeds)
def test_divergence_is_cross_entropy_less_entropy(seed):
    P, Q = np.random.default_rng(seed).dirichlet(np.ones(C), size=(2, N))
    H, CE, D = single(entropy, P), single(cross_entropy, P, Q), single(kl_divergence, P, Q)
    same(D, CE - H, atol=1e-14)
    assert np.all(CE >= H)
    assert np.all(D >= 0)
    assert np.all(single(kl_divergence, P, P) == 0)
    assert np.all((H >= 0) & (np.log(C) + 1e-15 >= H))
    same(single(entropy, np.full((1, C), 1 / C)), np.log(C))
    for base, unit in [(2, np.log(2)), (10, np.log(10))]:
        same(single(entropy, P, base=base), H / unit)
        same(single(cross_entropy, P, Q, base=base), CE / unit)
        same(single(kl_divergence, P, Q, base=base), D / unit)
        same(slopes(kl_divergence, P, Q, base=base), slopes(cross_entropy, P, Q) / unit)


@given(seeds, st.floats(1e-15, 1e-2))
def test_divergence_of_neighbours_is_half_their_relative_distance_squared(seed, gap):
    rng = np.random.default_rng(seed)
    P = rng.dirichlet(np.full(C, 5.0), size=N)
    Q = P * (1 + gap * rng.uniform(-1, 1, size=(N, C)))
    Q = Q / Q.sum(axis=1, keepdims=True)
    expected = ((P - Q) ** 2 / (2 * P)).sum(axis=1)
    same(single(kl_divergence, P, Q), expected, rtol=2 * gap, atol=4e-16)
