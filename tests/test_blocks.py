"""Whatever the size of the blocks, the result is that of the formula on the whole, and so is every error."""

import math

import numpy as np
import pytest
import samples

from lossedu import activations, blocks, losses
from lossedu.activation_definitions import LearnedActivation

ROWS = 53
ROUNDING = 1e-15  # a sum in blocks is rounded in another order


@pytest.fixture
def small_blocks(monkeypatch):
    """A function that makes blocks of so many entries."""
    return lambda entries: monkeypatch.setattr(blocks, "BLOCK", entries)


def same(one, other):
    np.testing.assert_allclose(one, other, rtol=ROUNDING, atol=0)


def arguments_of(definition, shape=(ROWS,)):
    return samples.ordinary(definition, shape, np.random.default_rng(0))


def results(definition, **common):
    """Return what a loss gives for all reductions, value and gradient."""
    y_and_x = arguments_of(definition)
    found = []
    for reduction in ("mean", "sum", "none"):
        found.append(definition(*y_and_x, reduction=reduction, **common))
        if definition.differentiable:
            found.append(definition.gradient(*y_and_x, reduction=reduction, **common))
    return found


@pytest.mark.parametrize("entries", [1, 10, 150])
@pytest.mark.parametrize("name", losses.ALL)
def test_losses(name, entries, small_blocks):
    weights = np.random.default_rng(1).uniform(0, 2, size=ROWS)
    whole = results(losses.ALL[name]), results(losses.ALL[name], sample_weight=weights)
    small_blocks(entries)
    cut = results(losses.ALL[name]), results(losses.ALL[name], sample_weight=weights)
    for expected, found in zip(whole, cut, strict=True):
        for one, other in zip(expected, found, strict=True):
            same(one, other)


@pytest.mark.parametrize("entries", [1, 10, 150])
@pytest.mark.parametrize("name", activations.ALL)
def test_activations(name, entries, small_blocks):
    activation = activations.ALL[name]
    (x,) = arguments_of(activation)
    operations = [activation]
    if hasattr(activation, "vjp") and name != "maxout":
        g = np.random.default_rng(1).normal(size=np.shape(activation(x)))
        operations += [activation.jacobian, lambda z: activation.vjp(z, g)]
    else:
        operations.append(activation.derivative)
    if isinstance(activation, LearnedActivation):
        operations.append(activation.slope_gradient)
    whole = [operation(x) for operation in operations]
    small_blocks(entries)
    for operation, expected in zip(operations, whole, strict=True):
        same(operation(x), expected)


@pytest.mark.parametrize("shape", [(7,), (5, 7), (3, 5, 7)])
def test_one_parameter_for_each_channel(shape, small_blocks):
    x, slope = np.random.default_rng(0).normal(size=shape), np.linspace(0.1, 2, 7)
    whole = activations.prelu(x, slope=slope)
    small_blocks(4)
    same(activations.prelu(x, slope=slope), whole)
    same(whole, np.where(x > 0, x, slope * x))


def test_weights_of_rows_and_of_entries(small_blocks):
    rng = np.random.default_rng(0)
    y, y_hat = rng.normal(size=(2, 9, 4))
    of_rows, of_entries = rng.uniform(size=9), rng.uniform(size=(9, 4))
    small_blocks(10)
    squares = (y_hat - y) ** 2
    expected = np.average(squares, weights=of_entries)
    same(losses.mean_squared_error(y, y_hat, sample_weight=of_entries), expected)
    expected = np.average(squares.mean(axis=1), weights=of_rows)
    same(losses.mean_squared_error(y, y_hat, sample_weight=of_rows), expected)


@pytest.mark.parametrize("classes", [10, 64, 65, 20_000])
def test_long_rows_are_summed_as_exactly_as_short_ones(classes):
    terms = np.full((1, classes), 0.1)
    np.testing.assert_allclose(losses.over_classes(terms), math.fsum(terms[0]), rtol=2 * ROUNDING, atol=0)


@pytest.mark.parametrize("shape", [(100,), (25, 4), (5, 4, 5), (1, 100), (100, 1)])
def test_places_cover_every_row_once(shape, small_blocks):
    small_blocks(30)
    rows = np.zeros(shape)
    for place in blocks.places(rows):
        assert rows[place].size <= max(30, rows[:1].size)
        rows[place] += 1
    assert np.all(rows == 1)


def test_a_formula_never_gets_more_than_a_block(small_blocks):
    small_blocks(30)
    sizes = []

    def formula(x):
        sizes.append(x.size)
        return x

    x = np.arange(100.0)
    same(blocks.joined(blocks.in_blocks(formula, [x], {}), len(x)), x)
    assert sizes == [30, 30, 30, 10]
