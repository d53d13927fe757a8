"""Losses beside SciPy, scikit-learn and, where it is installed, PyTorch."""

import numpy as np
import pytest
import scipy.special
import sklearn.metrics

from lossedu import losses

N, C = 200, 4


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.fixture
def weights(rng):
    return rng.uniform(0, 3, size=N)


def same(a, b, rtol=1e-13):
    np.testing.assert_allclose(a, b, rtol=rtol, atol=1e-14)


# ------------------------------------------------------------------------------------------------- SciPy


@pytest.mark.parametrize("delta", [0.1, 1.0, 3.5])
def test_huber_and_pseudo_huber_against_scipy(rng, delta):
    y, y_hat = rng.normal(scale=3, size=(2, N))
    r = y_hat - y
    same(losses.huber(y, y_hat, delta=delta, reduction="none"), scipy.special.huber(delta, r))
    same(losses.pseudo_huber(y, y_hat, delta=delta, reduction="none"), scipy.special.pseudo_huber(delta, r))
    same(losses.smooth_l1(y, y_hat, delta=delta, reduction="none"), scipy.special.huber(delta, r) / delta)


def test_binary_cross_entropies_against_scipy(rng):
    y, z = rng.uniform(size=N), rng.normal(scale=20, size=N)
    p = scipy.special.expit(z)
    by_probability = -scipy.special.xlogy(y, p) - scipy.special.xlog1py(1 - y, -p)
    by_score = -y * scipy.special.log_expit(z) - (1 - y) * scipy.special.log_expit(-z)
    same(losses.binary_cross_entropy(y, p, reduction="none"), by_probability)
    same(losses.binary_cross_entropy_with_logits(y, z, reduction="none"), by_score)
    signs = np.where(y > 0.5, 1, -1)
    same(losses.logistic(signs, z, reduction="none"), -scipy.special.log_expit(signs * z))
    same(losses.logistic.gradient(signs, z, reduction="none"), -signs * scipy.special.expit(-signs * z))


@pytest.mark.parametrize("base", [None, 2, 10])
def test_information_against_scipy(rng, base):
    P, Q = rng.dirichlet(np.ones(C), size=(2, N))
    P[0] = [1, 0, 0, 0]
    Q[1] = [0, 0.5, 0.5, 0]
    unit = np.log(base) if base else 1.0
    options = {"reduction": "none"} | ({"base": base} if base else {})
    same(losses.entropy(P, **options), scipy.special.entr(P).sum(axis=1) / unit)
    same(losses.kl_divergence(P, Q, **options), scipy.special.rel_entr(P, Q).sum(axis=1) / unit)
    same(losses.kl_divergence(P, Q, **options), scipy.special.kl_div(P, Q).sum(axis=1) / unit)
    same(losses.cross_entropy(P, Q, **options), -scipy.special.xlogy(P, Q).sum(axis=1) / unit)


def test_softmax_cross_entropy_against_scipy(rng):
    z, y = rng.normal(scale=10, size=(N, C)), rng.integers(0, C, size=N)
    log_p = scipy.special.log_softmax(z, axis=1)
    expected = -log_p[np.arange(N), y]
    same(losses.softmax_cross_entropy(y, z, reduction="none"), expected)
    same(losses.negative_log_likelihood(y, log_p, reduction="none"), expected)
    same(
        losses.softmax_cross_entropy.gradient(y, z, reduction="none"),
        scipy.special.softmax(z, axis=1) - np.eye(C)[y],
    )


# ------------------------------------------------------------------------------------------- scikit-learn


@pytest.mark.parametrize("weighted", [False, True])
def test_regression_against_scikit_learn(rng, weights, weighted):
    y, y_hat = rng.normal(size=(2, N, 3))
    w = weights if weighted else None
    for ours, theirs in [
        (losses.mean_squared_error, sklearn.metrics.mean_squared_error),
        (losses.mean_absolute_error, sklearn.metrics.mean_absolute_error),
    ]:
        same(ours(y[:, 0], y_hat[:, 0], sample_weight=w), theirs(y[:, 0], y_hat[:, 0], sample_weight=w))
        same(ours(y, y_hat, sample_weight=w), theirs(y, y_hat, sample_weight=w))


@pytest.mark.parametrize("weighted", [False, True])
def test_probabilities_against_scikit_learn(rng, weights, weighted):
    w = weights if weighted else None
    y, p = rng.integers(0, 2, size=N), rng.uniform(size=N)
    same(losses.binary_cross_entropy(y, p, sample_weight=w), sklearn.metrics.log_loss(y, p, sample_weight=w))
    same(
        losses.mean_squared_error(y, p, sample_weight=w),
        sklearn.metrics.brier_score_loss(y, p, sample_weight=w),
    )
    y, p = rng.integers(0, C, size=N), rng.dirichlet(np.ones(C), size=N)
    expected = sklearn.metrics.log_loss(y, p, sample_weight=w, labels=range(C))
    same(losses.sparse_categorical_cross_entropy(y, p, sample_weight=w), expected)
    same(losses.categorical_cross_entropy(np.eye(C)[y], p, sample_weight=w), expected)
    same(losses.softmax_cross_entropy(y, np.log(p), sample_weight=w), expected)


@pytest.mark.parametrize("weighted", [False, True])
def test_margins_against_scikit_learn(rng, weights, weighted):
    w = weights if weighted else None
    y, z = rng.choice([-1, 1], size=N), rng.normal(size=N)
    same(losses.hinge(y, z, sample_weight=w), sklearn.metrics.hinge_loss(y, z, sample_weight=w))
    labels = rng.integers(0, C, size=(2, N))
    same(
        losses.zero_one(*labels, sample_weight=w),
        sklearn.metrics.zero_one_loss(*labels, sample_weight=w),
    )


def test_multiclass_hinge_against_scikit_learn(rng):
    z, y = rng.normal(size=(N, C)), rng.integers(0, C, size=N)
    theirs = sklearn.metrics.hinge_loss(y, z, labels=range(C))
    # scikit-learn counts the worst wrong class only (Crammer and Singer), ours all (Weston and Watkins).
    assert losses.multiclass_hinge(y, z) > theirs
    worst = np.array([max(z_i[k] for k in range(C) if k != y_i) for y_i, z_i in zip(y, z, strict=True)])
    pairs = np.column_stack([z[np.arange(N), y], worst])
    same(losses.multiclass_hinge(np.zeros(N), pairs), theirs)


# ------------------------------------------------------------------------------------------------ PyTorch


def both_of_torch(function, y, x, **options):
    """Return value and gradient by x of one of PyTorch's losses, in float64."""
    import torch

    prediction = torch.tensor(x.tolist(), dtype=torch.float64, requires_grad=True)
    kind = torch.int64 if np.asarray(y).dtype.kind == "i" else torch.float64
    value = function(prediction, torch.tensor(y.tolist(), dtype=kind), **options)
    value.backward()
    return value.item(), np.array(prediction.grad.tolist())


def agrees(loss, torch_loss, y, x, ours=None, **theirs):
    value, gradient = both_of_torch(torch_loss, y, x, **theirs)
    same(loss(y, x, **(ours or {})), value)
    same(loss.gradient(y, x, **(ours or {})), gradient)


@pytest.mark.torch
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_regression_against_pytorch(rng, reduction):
    import torch.nn.functional as F

    y, y_hat = rng.normal(scale=2, size=(2, N, 3))
    reduced = {"reduction": reduction}
    agrees(losses.mean_squared_error, F.mse_loss, y, y_hat, reduced, **reduced)
    agrees(losses.mean_absolute_error, F.l1_loss, y, y_hat, reduced, **reduced)
    for delta in (0.3, 1.0, 2.5):
        ours = {"delta": delta} | reduced
        agrees(losses.huber, F.huber_loss, y, y_hat, ours, delta=delta, **reduced)
        agrees(losses.smooth_l1, F.smooth_l1_loss, y, y_hat, ours, beta=delta, **reduced)


@pytest.mark.torch
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_two_classes_against_pytorch(rng, reduction):
    import torch
    import torch.nn.functional as F

    y, z = rng.uniform(size=(N, 3)), rng.normal(scale=5, size=(N, 3))
    reduced = {"reduction": reduction}
    p = rng.uniform(0.01, 0.99, size=(N, 3))
    agrees(losses.binary_cross_entropy, F.binary_cross_entropy, y, p, reduced, **reduced)
    pos_weight = [0.5, 1.0, 4.0]
    agrees(
        losses.binary_cross_entropy_with_logits,
        F.binary_cross_entropy_with_logits,
        y,
        z,
        {"pos_weight": pos_weight} | reduced,
        pos_weight=torch.tensor(pos_weight, dtype=torch.float64),
        **reduced,
    )
    signs = np.where(y > 0.5, 1.0, -1.0)
    agrees(losses.logistic, F.soft_margin_loss, signs, z, reduced, **reduced)


@pytest.mark.torch
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_many_classes_against_pytorch(rng, reduction):
    import torch
    import torch.nn.functional as F

    z, y = rng.normal(scale=3, size=(N, C)), rng.integers(0, C, size=N)
    reduced = {"reduction": reduction}
    weight = [0.5, 1.0, 2.0, 3.0]
    of_class = {"weight": torch.tensor(weight, dtype=torch.float64)}
    agrees(losses.softmax_cross_entropy, F.cross_entropy, y, z, reduced, **reduced)
    agrees(
        losses.softmax_cross_entropy,
        F.cross_entropy,
        y,
        z,
        {"class_weight": weight} | reduced,
        **of_class,
        **reduced,
    )
    smoothing = {"label_smoothing": 0.1} | reduced
    agrees(losses.softmax_cross_entropy, F.cross_entropy, y, z, smoothing, **smoothing)
    soft = rng.dirichlet(np.ones(C), size=N)
    agrees(losses.softmax_cross_entropy, F.cross_entropy, soft, z, smoothing, **smoothing)
    log_p = scipy.special.log_softmax(z, axis=1)
    ours = {"class_weight": weight} | reduced
    agrees(losses.negative_log_likelihood, F.nll_loss, y, log_p, ours, **of_class, **reduced)


@pytest.mark.torch
def test_kl_divergence_against_pytorch(rng):
    import torch
    import torch.nn.functional as F

    P, Q = rng.dirichlet(np.ones(C), size=(2, N))
    log_q = torch.tensor(np.log(Q).tolist(), dtype=torch.float64)
    expected = F.kl_div(log_q, torch.tensor(P.tolist(), dtype=torch.float64), reduction="batchmean")
    same(losses.kl_divergence(P, Q), expected.item())


@pytest.mark.torch
@pytest.mark.parametrize("power", [1, 2])
@pytest.mark.parametrize("margin", [0.5, 1.0])
def test_multiclass_hinge_is_c_times_that_of_pytorch(rng, power, margin):
    import torch.nn.functional as F

    z, y = rng.normal(size=(N, C)), rng.integers(0, C, size=N)
    value, gradient = both_of_torch(F.multi_margin_loss, y, z, p=power, margin=margin)
    same(losses.multiclass_hinge(y, z, power=power, margin=margin), C * value)
    same(losses.multiclass_hinge.gradient(y, z, power=power, margin=margin), C * gradient)
