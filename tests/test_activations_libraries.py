"""Activations beside SciPy and, where it is installed, PyTorch.

Other libraries subtract where ours do not, so results near 0 are compared to 1e-15 only; test_activations.py
holds ours to more.
"""

import numpy as np
import pytest
import scipy.special

from lossedu import activations

X = np.concatenate([np.random.default_rng(0).normal(scale=20, size=300), [0.0, 800.0, -800.0, 1e4, -1e4]])
Z = np.random.default_rng(1).normal(scale=20, size=(50, 4))


def same(a, b):
    np.testing.assert_allclose(a, b, rtol=1e-13, atol=1e-15)


def test_against_scipy():
    same(activations.sigmoid(X), scipy.special.expit(X))
    same(np.log(activations.sigmoid(X[X > -700])), scipy.special.log_expit(X[X > -700]))
    same(activations.softplus(X), -scipy.special.log_expit(-X))
    same(activations.softplus(X), np.logaddexp(0, X))
    same(activations.elu(X), np.where(X > 0, X, scipy.special.expm1(np.minimum(X, 0))))
    same(activations.step(X), np.heaviside(X, 0))


@pytest.mark.parametrize("axis", [0, 1, -1])
def test_rows_against_scipy(axis):
    same(activations.softmax(Z, axis=axis), scipy.special.softmax(Z, axis=axis))
    same(activations.log_softmax(Z, axis=axis), scipy.special.log_softmax(Z, axis=axis))
    same(activations.logsumexp(Z, axis=axis), scipy.special.logsumexp(Z, axis=axis))


@pytest.mark.torch
@pytest.mark.parametrize(
    ("name", "torch_name", "ours", "theirs"),
    [
        ("sigmoid", "sigmoid", {}, {}),
        ("tanh", "tanh", {}, {}),
        ("relu", "relu", {}, {}),
        ("leaky_relu", "leaky_relu", {"slope": 0.2}, {"negative_slope": 0.2}),
        ("elu", "elu", {"alpha": 0.7}, {"alpha": 0.7}),
        ("swish", "silu", {}, {}),
    ],
)
def test_values_and_derivatives_against_pytorch(name, torch_name, ours, theirs):
    import torch
    import torch.nn.functional as F

    x = torch.tensor(X.tolist(), dtype=torch.float64, requires_grad=True)
    value = getattr(F, torch_name)(x, **theirs)
    value.sum().backward()
    activation = activations.ALL[name]
    np.testing.assert_allclose(activation(X, **ours), value.tolist(), rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(activation.derivative(X, **ours), x.grad.tolist(), rtol=1e-12, atol=1e-15)


@pytest.mark.torch
def test_slope_of_prelu_against_pytorch():
    import torch
    import torch.nn.functional as F

    slope = torch.tensor([0.25], dtype=torch.float64, requires_grad=True)
    F.prelu(torch.tensor(X.tolist(), dtype=torch.float64), slope).sum().backward()
    same(activations.prelu.slope_gradient(X).sum(), slope.grad.item())


@pytest.mark.torch
@pytest.mark.parametrize("name", ["softmax", "log_softmax", "logsumexp"])
def test_rows_and_products_against_pytorch(name):
    import torch

    z = torch.tensor(Z.tolist(), dtype=torch.float64, requires_grad=True)
    value = getattr(torch, name)(z, dim=1)
    g = np.random.default_rng(2).normal(size=tuple(value.shape))
    value.backward(torch.tensor(g.tolist(), dtype=torch.float64))
    np.testing.assert_allclose(activations.ALL[name](Z), value.tolist(), rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(activations.ALL[name].vjp(Z, g), z.grad.tolist(), rtol=1e-12, atol=1e-14)
