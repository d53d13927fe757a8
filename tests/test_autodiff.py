"""The scalar engine against SymPy, complex steps and the network of arrays."""

import ast
import inspect

import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from lossedu import activations, autodiff, gradcheck, losses
from lossedu.autodiff import Scalar
from lossedu.network import dense_network

FORMULAS = [
    lambda x, y, z: x + y * z - x * x,
    lambda x, y, z: (x - y) / (z + 5) + 2 / (y + 7),
    lambda x, y, z: 3 - x**3 * y + (z + 4) ** -2,
    lambda x, y, z: -((x * y) ** 2) / 4 + (y + 6) ** 0.5,
    lambda x, y, z: (x * y + z) * (x * y + z) - 1,  # shared parts
]
numbers = st.floats(-3, 3)


def gradients(formula, point):
    """Return the value and the gradients of a formula at a point by one backward pass."""
    inputs = [Scalar(value) for value in point]
    output = formula(*inputs)
    output.backward()
    return output.value, [each.gradient for each in inputs]


@settings(deadline=None, max_examples=30)
@pytest.mark.parametrize("formula", FORMULAS)
@given(point=st.tuples(numbers, numbers, numbers))
def test_values_and_gradients_are_those_of_sympy(formula, point):
    symbols = sp.symbols("x y z", real=True)
    expression = formula(*symbols)
    exact = dict(zip(symbols, map(sp.Float, point), strict=True))
    value, slopes = gradients(formula, point)
    assert value == pytest.approx(float(expression.subs(exact)), rel=1e-12, abs=1e-12)
    for symbol, slope in zip(symbols, slopes, strict=True):
        expected = float(sp.diff(expression, symbol).subs(exact))
        assert slope == pytest.approx(expected, rel=1e-12, abs=1e-12)


@settings(deadline=None, max_examples=30)
@pytest.mark.parametrize("formula", FORMULAS)
@given(point=st.tuples(numbers, numbers, numbers))
def test_gradients_are_those_of_differences(formula, point):
    _, slopes = gradients(formula, point)
    measured = gradcheck.central_differences(lambda v: formula(*v), point)
    np.testing.assert_allclose(slopes, measured, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "softplus", "elu", "swish"])
@pytest.mark.parametrize("x", [-1.3, 0.0, 2.5])
def test_an_activation_brings_its_own_slope(name, x):
    activation = activations.ALL[name]
    value, (slope,) = gradients(lambda u: (2 * u).through(activation), [x])
    assert value == activation(2 * x)
    assert slope == 2 * activation.derivative(2 * x)
    if x != 0:  # relu has a kink there
        measured = gradcheck.central_differences(lambda v: activation(2 * v[0]), [x])
        assert slope == pytest.approx(measured[0], rel=1e-8, abs=1e-9)


def test_a_second_pass_does_not_double_gradients():
    x = Scalar(3.0)
    f, g = x * x, 5 * x
    for _ in range(2):
        f.backward()
        assert x.gradient == 6.0
    g.backward()
    assert x.gradient == 5.0


def test_what_does_not_matter_keeps_its_gradient_of_zero():
    x, y = Scalar(1.0), Scalar(2.0)
    (x * 3).backward()
    assert (x.gradient, y.gradient) == (3.0, 0.0)


def test_a_number_used_twice_collects_both_slopes():
    x = Scalar(3.0)
    (x + x).backward()
    assert x.gradient == 2.0
    (x * x * x).backward()
    assert x.gradient == 27.0


def test_powers_at_zero():
    assert gradients(lambda x: x**2, [0.0]) == (0.0, [0.0])
    assert gradients(lambda x: x**1, [0.0]) == (0.0, [1.0])
    assert gradients(lambda x: x**0, [0.0]) == (1.0, [0.0])
    with pytest.raises(TypeError):
        Scalar(2.0) ** Scalar(3.0)


def test_a_long_chain_needs_no_recursion():
    x = Scalar(1.0)
    total = x
    for _ in range(5000):
        total = total + x
    total.backward()
    assert x.gradient == 5001.0


def test_a_network_of_scalars_has_the_gradients_of_the_network_of_arrays():
    network = dense_network([2, 3, 1], activations.tanh, losses.half_mean_squared_error, seed=4)
    x, y = np.array([0.4, -1.2]), 0.7
    rows = [[Scalar(value) for value in array.ravel()] for array in network.parameters]
    W1, b1, w2, (b2,) = rows
    hidden = [(x[0] * W1[k] + x[1] * W1[3 + k] + b1[k]).through(activations.tanh) for k in range(3)]
    y_hat = sum((w * h for w, h in zip(w2, hidden, strict=True)), b2)
    loss = 0.5 * (y_hat - y) ** 2
    loss.backward()
    value, expected = network.loss_and_gradients(x[np.newaxis], [[y]])
    assert loss.value == pytest.approx(value, rel=1e-14)
    for row, array in zip(rows, expected, strict=True):
        np.testing.assert_allclose([scalar.gradient for scalar in row], array.ravel(), rtol=1e-13)


def test_a_scalar_shows_value_and_gradient():
    assert repr(Scalar(2)) == "Scalar(value=2, gradient=0)"


def test_the_engine_is_small_and_stands_on_nothing():
    source = inspect.getsource(autodiff)
    assert len(source.splitlines()) <= 90
    imported = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, (ast.Import, ast.ImportFrom))
    ]
    assert [node.module for node in imported] == ["itertools"]
