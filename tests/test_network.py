"""Layers and networks: the XOR examples of S5, an independent complex-step derivative, shapes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lossedu import activations, datasets, losses, network
from lossedu.network import Dense, Network

X_XOR, Y_XOR = datasets.xor()[0], datasets.xor()[1].reshape(-1, 1)


def all_ones(loss=losses.half_mean_squared_error):
    """The 2-3-1 network of S5: identity everywhere, all weights and biases 1."""
    return Network([Dense(np.ones((2, 3)), np.ones(3)), Dense(np.ones((3, 1)), np.ones(1))], loss)


def step(net, gradients, eta):
    for theta, g in zip(net.parameters, gradients, strict=True):
        theta -= eta * g


# ------------------------------------------------------------------------- the worked example of exclusive or


def test_all_ones_gives_4_7_7_10():
    np.testing.assert_array_equal(all_ones().predict(X_XOR).ravel(), [4, 7, 7, 10])


def test_two_three_one_has_13_parameters():
    assert all_ones().parameter_count == 13
    assert network.dense_network([784, 30, 10], activations.relu, losses.hinge).parameter_count == 23860


def test_one_step_on_the_first_sample():
    net = all_ones()
    loss, (dW1, db1, dW2, db2) = net.loss_and_gradients([[0, 0]], [[0]])
    assert loss == 8.0
    np.testing.assert_array_equal(dW1, np.zeros((2, 3)))  # the inputs are 0
    np.testing.assert_array_equal(db1, [4, 4, 4])
    np.testing.assert_array_equal(dW2.ravel(), [4, 4, 4])
    np.testing.assert_array_equal(db2, [4])
    step(net, [dW1, db1, dW2, db2], 0.1)
    loss, _ = net.loss_and_gradients([[0, 0]], [[0]])
    assert net.predict([[0, 0]])[0, 0] == pytest.approx(1.68, rel=1e-14)
    assert loss == pytest.approx(1.4112, rel=1e-14)


def test_the_same_step_with_the_wrong_sign_climbs():
    net = all_ones()
    _, gradients = net.loss_and_gradients([[0, 0]], [[0]])
    step(net, gradients, -0.1)
    assert net.predict([[0, 0]])[0, 0] == pytest.approx(7.28, rel=1e-14)
    assert net.loss_and_gradients([[0, 0]], [[0]])[0] == pytest.approx(26.4992, rel=1e-14)


def test_batch_descent_on_the_identity_network_ends_at_a_quarter():
    net = all_ones(losses.mean_squared_error)
    seen = []
    for _ in range(2000):
        loss, gradients = net.loss_and_gradients(X_XOR, Y_XOR)
        seen.append(loss)
        step(net, gradients, 0.05)  # S5 takes half of this gradient with rate 0.1
    np.testing.assert_allclose(seen[:4], [47, 2.63011, 0.915719, 0.514007], rtol=2e-6)
    assert seen[-1] == pytest.approx(0.25, abs=1e-12)
    np.testing.assert_allclose(net.predict(X_XOR), 0.5, atol=1e-6)


def test_the_summed_gradient_with_the_same_rate_explodes():
    net = all_ones(losses.mean_squared_error)
    seen = []
    for _ in range(3):
        loss, gradients = net.loss_and_gradients(X_XOR, Y_XOR)
        seen.append(loss)
        step(net, gradients, 0.2)
    np.testing.assert_allclose(seen, [47, 912.551, 3.59980e7], rtol=2e-6)


def test_equal_units_stay_equal():
    net = network.dense_network(
        [2, 3, 1], activations.tanh, losses.mean_squared_error, initialise=network.ones
    )
    for _ in range(50):
        step(net, net.loss_and_gradients(X_XOR, Y_XOR)[1], 0.1)
    assert len(np.unique(net.layers[0].W, axis=1).T) == 1
    assert not np.array_equal(net.layers[0].W, np.ones((2, 3)))


def test_two_relu_units_solve_exclusive_or():
    hidden = Dense(np.ones((2, 2)), [0.0, -1.0], activations.relu)
    net = Network([hidden, Dense([[1.0], [-2.0]], [0.0])], losses.mean_squared_error)
    np.testing.assert_array_equal(net.predict(X_XOR), Y_XOR)


def test_three_sigmoid_units_solve_exclusive_or():
    hidden = Dense(20 * np.ones((2, 2)), [-10.0, -30.0], activations.sigmoid)
    output = Dense([[20.0], [-20.0]], [-10.0], activations.sigmoid)
    np.testing.assert_allclose(
        Network([hidden, output], losses.mean_squared_error).predict(X_XOR), Y_XOR, atol=1e-3
    )


def test_logistic_cost_of_the_identity_output_needs_a_sigmoid():
    y_hat = all_ones().predict([[0, 0]])
    with pytest.raises(ValueError, match=r"y_pred: expected numbers in \[0, 1\], received 4"):
        losses.binary_cross_entropy([[0]], y_hat)
    net = all_ones(losses.binary_cross_entropy_with_logits)
    assert net.loss_and_gradients([[0, 0]], [[0]])[0] == pytest.approx(4.01815, abs=1e-5)
    assert net.loss_and_gradients([[0, 0]], [[0]])[1][-1] == pytest.approx(0.982014, abs=1e-6)


# ------------------------------------------------------------------------------------------- backward


def complex_step_gradient(net, X, value):
    """Gradients of ``value(output)`` by the parameters, from another forward pass, in complex numbers."""
    formulas = {
        "tanh": np.tanh,
        "sigmoid": lambda a: 1 / (1 + np.exp(-a)),
        "softplus": lambda a: np.log(1 + np.exp(a)),
        "swish": lambda a: a / (1 + np.exp(-a)),
        "identity": lambda a: a,
        "softmax": lambda a: np.exp(a) / np.exp(a).sum(axis=1, keepdims=True),
    }
    parameters = [p.astype(complex) for p in net.parameters]

    def forward():
        Z = X
        for number, layer in enumerate(net.layers):
            Z = formulas[layer.activation.__name__](Z @ parameters[2 * number] + parameters[2 * number + 1])
        return value(Z)

    gradients = []
    for p in parameters:
        g = np.empty(p.shape)
        for index in np.ndindex(p.shape):
            p[index] += 1e-200j
            g[index] = forward().imag / 1e-200
            p[index] = p[index].real
        gradients.append(g)
    return gradients


Y = np.random.default_rng(7).normal(size=(4, 3))
LABELS = np.array([2, 0, 1, 2])
OUTPUTS = {
    "half_mean_squared_error": (Y, "identity", lambda Z: np.mean((Z - Y) ** 2) / 2),
    "mean_squared_error": (Y, "swish", lambda Z: np.mean((Z - Y) ** 2)),
    "softmax_cross_entropy": (
        LABELS,
        "identity",
        lambda Z: np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(4), LABELS]),
    ),
    "sparse_categorical_cross_entropy": (
        LABELS,
        "softmax",
        lambda Z: -np.mean(np.log(Z[np.arange(4), LABELS])),
    ),
}


@pytest.mark.parametrize("loss", OUTPUTS)
@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "softplus", "swish"])
def test_backward_equals_the_complex_step(loss, activation):
    y, output, value = OUTPUTS[loss]
    net = network.dense_network(
        [2, 5, 4, 3], activations.ALL[activation], losses.ALL[loss], output=activations.ALL[output], seed=3
    )
    X = np.random.default_rng(1).normal(size=(4, 2))
    loss_value, gradients = net.loss_and_gradients(X, y)
    assert loss_value == pytest.approx(value(net.predict(X)), rel=1e-13)
    for ours, expected in zip(gradients, complex_step_gradient(net, X, value), strict=True):
        np.testing.assert_allclose(ours, expected, rtol=1e-11, atol=1e-15)


def test_gradient_by_the_input_equals_differences():
    net = network.dense_network([3, 4, 2], activations.elu, losses.mean_squared_error, seed=2)
    X, G = np.random.default_rng(0).normal(size=(5, 3)), np.random.default_rng(1).normal(size=(5, 2))
    dX, _ = net.backward(net.forward(X)[1], G)
    h = 1e-6
    for index in np.ndindex(X.shape):
        e = np.zeros(X.shape)
        e[index] = h
        slope = np.sum(G * (net.predict(X + e) - net.predict(X - e))) / (2 * h)
        assert dX[index] == pytest.approx(slope, rel=1e-6, abs=1e-9)


def test_softmax_output_with_cross_entropy_passes_back_p_minus_t():
    layer = Dense(np.random.default_rng(0).normal(size=(2, 3)), np.zeros(3), activations.softmax)
    X, t = np.array([[0.3, -1.0], [2.0, 0.1]]), np.eye(3)[[2, 0]]
    p, cache = layer.forward(X)
    _, (_, db) = layer.backward(cache, losses.categorical_cross_entropy.gradient(t, p))
    np.testing.assert_allclose(db, ((p - t) / 2).sum(axis=0), rtol=1e-13)


def test_activation_parameters_reach_value_and_derivative():
    layer = Dense([[1.0]], [0.0], activations.leaky_relu, slope=0.3)
    Z, cache = layer.forward([[-2.0]])
    dX, _ = layer.backward(cache, [[1.0]])
    assert (Z[0, 0], dX[0, 0]) == (pytest.approx(-0.6), pytest.approx(0.3))


def test_loss_parameters_reach_value_and_gradient():
    net = Network([Dense([[1.0]], [0.0])], losses.huber, delta=0.5)
    loss, (dW, _) = net.loss_and_gradients([[3.0]], [[0.0]])
    assert loss == pytest.approx(0.5 * 3 - 0.125)
    assert dW[0, 0] == pytest.approx(0.5 * 3)


def test_backward_twice_gives_the_same_and_changes_nothing():
    net = network.dense_network([2, 3, 1], activations.tanh, losses.mean_squared_error)
    before = [p.copy() for p in net.parameters]
    _, caches = net.forward(X_XOR)
    first = net.backward(caches, np.ones((4, 1)))[1]
    second = net.backward(caches, np.ones((4, 1)))[1]
    for a, b in zip([*first, *net.parameters], [*second, *before], strict=True):
        np.testing.assert_array_equal(a, b)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(1, 4), min_size=2, max_size=5), st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_gradients_have_the_shapes_of_the_parameters_and_average_over_rows(sizes, n, seed):
    net = network.dense_network(sizes, activations.tanh, losses.mean_squared_error, seed=seed)
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(n, sizes[0])), rng.normal(size=(n, sizes[-1]))
    _, whole = net.loss_and_gradients(X, y)
    rows = [net.loss_and_gradients(X[[i]], y[[i]])[1] for i in range(n)]
    for theta, g, *parts in zip(net.parameters, whole, *rows, strict=True):
        assert g.shape == theta.shape
        np.testing.assert_allclose(g, np.mean(parts, axis=0), rtol=1e-10, atol=1e-13)


# --------------------------------------------------------------------------------- what affine layers do


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(1, 4), min_size=2, max_size=5), st.integers(0, 2**32 - 1))
def test_affine_layers_collapse(sizes, seed):
    net = network.dense_network(sizes, activations.identity, losses.mean_squared_error, seed=seed)
    rng = np.random.default_rng(seed)
    for layer in net.layers:
        layer.b += rng.normal(size=layer.outputs)
    X = rng.normal(size=(6, sizes[0]))
    W, b = network.collapse_affine(net.layers)
    np.testing.assert_allclose(X @ W + b, net.predict(X), rtol=1e-10, atol=1e-12)


def test_the_exclusive_or_network_collapses_to_4_plus_3_x1_plus_3_x2():
    W, b = network.collapse_affine(all_ones().layers)
    assert (W.ravel().tolist(), b.tolist()) == ([3, 3], [4])


def test_a_bent_layer_does_not_collapse():
    layers = [Dense(np.ones((2, 3)), np.ones(3)), Dense(np.ones((3, 1)), np.ones(1), activations.relu)]
    with pytest.raises(ValueError, match=r"^layer 2: expected the identity as activation, received relu"):
        network.collapse_affine(layers)


def test_a_tanh_network_is_a_sigmoid_network_with_other_weights():
    tanh = network.dense_network([2, 3, 1], activations.tanh, losses.mean_squared_error)
    W1, b1, W2, b2 = tanh.parameters
    hidden, output = Dense(2 * W1, 2 * b1, activations.sigmoid), Dense(2 * W2, b2 - W2.sum(axis=0))
    sigmoid = Network([hidden, output], losses.mean_squared_error)
    np.testing.assert_allclose(sigmoid.predict(X_XOR), tanh.predict(X_XOR), atol=1e-14)


# --------------------------------------------------------------------------------- looking at a network


def test_a_chain_of_sigmoids_at_their_steepest_shrinks_the_gradient_by_a_quarter_a_layer():
    chain = [Dense([[1.0]], [-0.5], activations.sigmoid) for _ in range(10)]  # each input is 1/2
    net = Network(chain, losses.half_mean_squared_error)
    norms = network.gradient_norms(net, [[0.5]], [[0.0]])
    np.testing.assert_allclose(norms[1:] / norms[:-1], 4.0, rtol=1e-12)
    assert norms[0] == pytest.approx(0.5 * 0.5 * 0.25**10, rel=1e-12)


def test_dead_units_are_those_silent_on_every_row():
    X = np.array([[-1.0], [0.0], [3.0]])
    hidden = Dense([[1.0, 1.0, -1.0, 0.0]], [0.0, -10.0, 0.0, 0.0], activations.relu)
    net = Network(
        [hidden, Dense(np.ones((4, 2)), np.zeros(2), activations.softmax)], losses.mean_squared_error
    )
    np.testing.assert_array_equal(network.dead_fractions(net, X), [0.5, 0.0])
    hidden.activation, hidden.options = activations.leaky_relu, {"slope": 0.1}
    np.testing.assert_array_equal(network.dead_fractions(net, X), [0.0, 0.0])


def test_initial_weights_have_the_spread_of_their_papers():
    rng = np.random.default_rng(0)
    assert network.xavier(300, 500, rng).var() == pytest.approx(2 / 800, rel=0.02)
    assert np.abs(network.xavier(300, 500, rng)).max() <= np.sqrt(6 / 800)
    assert network.he(300, 500, rng).var() == pytest.approx(2 / 300, rel=0.02)
    assert network.normal(300, 500, rng).std() == pytest.approx(0.01, rel=0.02)


def test_the_spread_of_he_keeps_the_signal_through_relu_layers():
    X = np.random.default_rng(1).normal(size=(200, 256))
    for initialise, low, high in [(network.he, 0.2, 5.0), (network.normal, 0.0, 1e-6)]:
        net = network.dense_network(
            [256] * 9, activations.relu, losses.mean_squared_error, initialise=initialise
        )
        assert low <= net.predict(X).var() <= high


def test_a_network_is_repeated_by_its_seed():
    def weights(seed):
        net = network.dense_network([2, 3, 1], activations.tanh, losses.mean_squared_error, seed=seed)
        return np.concatenate([p.ravel() for p in net.parameters])

    np.testing.assert_array_equal(weights(4), weights(4))
    np.testing.assert_array_equal(weights(4), weights(np.random.default_rng(4)))
    assert not np.array_equal(weights(4), weights(5))


# ---------------------------------------------------------------------------------------------- errors


def test_layers_that_do_not_fit_are_named():
    with pytest.raises(ValueError, match=r"^layer 2: expected W with 3 rows, .* received 4 rows"):
        Network([Dense(np.ones((2, 3)), np.ones(3)), Dense(np.ones((4, 1)), np.ones(1))], losses.hinge)
    with pytest.raises(ValueError, match=r"^layers: expected at least one layer, received none"):
        Network([], losses.hinge)
    with pytest.raises(ValueError, match=r"^sizes: expected the number of inputs and of outputs"):
        network.dense_network([2], activations.tanh, losses.hinge)
    with pytest.raises(
        ValueError, match=r"^b: expected shape \(3,\), one bias a column of W, received shape \(2,\)"
    ):
        Dense(np.ones((2, 3)), np.ones(2))


def test_inputs_and_targets_that_do_not_fit_are_refused():
    net = all_ones()
    with pytest.raises(
        ValueError, match=r"^X: expected 2 columns, one for each row of W, received 3 columns"
    ):
        net.predict(np.ones((4, 3)))
    with pytest.raises(ValueError, match=r"^X: expected a matrix with one row a sample"):
        net.predict([1.0, 2.0])
    with pytest.raises(ValueError, match=r"^y_true and y_pred: expected arrays of the same shape"):
        net.loss_and_gradients(X_XOR, Y_XOR.ravel())
    with pytest.raises(ValueError, match=r"^G: expected the shape of the layer's output, \(4, 1\)"):
        net.backward(net.forward(X_XOR)[1], np.ones(4))
