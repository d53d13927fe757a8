"""Optimisers against their papers in 40 digits and scikit-learn; the loop against what can be worked out."""

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.neural_network._stochastic_optimizers import AdamOptimizer, SGDOptimizer
from sklearn.preprocessing import StandardScaler

from lossedu import activations, classifiers, datasets, losses, network, training
from lossedu.classifiers import LinearModel
from lossedu.training import Adam, DivergenceError, GradientDescent, Momentum, descend, train


def gradient_noise(steps, seed=0):
    """A list of ``steps`` gradients for a vector and a matrix, of very different sizes."""
    rng = np.random.default_rng(seed)
    return [
        [rng.normal(size=3) * 10.0 ** rng.integers(-6, 6), rng.normal(size=(2, 2)) / 10] for _ in range(steps)
    ]


def run(optimiser, gradients):
    parameters = [np.ones(3), np.full((2, 2), -2.0)]
    for g in gradients:
        optimiser.update(parameters, g)
    return parameters


# ------------------------------------------------------------------------------------------- optimisers


def adam_of_the_paper(theta, gradients, eta, beta1, beta2, epsilon):
    """Algorithm 1 of Kingma and Ba for one number, in 40 digits."""
    with mpmath.workdps(40):
        eta, beta1, beta2, epsilon = (mpmath.mpf(value) for value in (eta, beta1, beta2, epsilon))
        theta, m, v = mpmath.mpf(theta), mpmath.mpf(0), mpmath.mpf(0)
        for t, g in enumerate(gradients, start=1):
            m = beta1 * m + (1 - beta1) * mpmath.mpf(g)
            v = beta2 * v + (1 - beta2) * mpmath.mpf(g) ** 2
            m_hat = m / (1 - beta1**t)
            v_hat = v / (1 - beta2**t)
            theta -= eta * m_hat / (mpmath.sqrt(v_hat) + epsilon)
        return float(theta)


@pytest.mark.parametrize("betas", [(0.9, 0.999), (0.0, 0.5), (0.99, 0.9)])
def test_adam_equals_its_paper(betas):
    gradients = gradient_noise(60)
    vector, _ = run(Adam(0.05, *betas, epsilon=1e-6), gradients)
    for k in range(3):
        expected = adam_of_the_paper(1.0, [g[0][k] for g in gradients], 0.05, *betas, 1e-6)
        assert vector[k] == pytest.approx(expected, rel=1e-12)


def test_adam_equals_scikit_learn():
    gradients = gradient_noise(30)
    ours = run(Adam(0.01, epsilon=1e-300), gradients)  # scikit-learn adds epsilon before the bias correction
    theirs = [np.ones(3), np.full((2, 2), -2.0)]
    optimiser = AdamOptimizer(theirs, learning_rate_init=0.01, epsilon=1e-300)
    for g in gradients:
        optimiser.update_params(theirs, g)
    for a, b in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-12)


@pytest.mark.parametrize("mu", [0.0, 0.5, 0.9])
def test_momentum_equals_scikit_learn(mu):
    gradients = gradient_noise(30)
    ours = run(Momentum(0.1, mu), gradients)
    theirs = [np.ones(3), np.full((2, 2), -2.0)]
    optimiser = SGDOptimizer(theirs, learning_rate_init=0.1, momentum=mu, nesterov=False)
    for g in gradients:
        optimiser.update_params(theirs, g)
    for a, b in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-12)


def test_momentum_of_0_is_gradient_descent():
    gradients = gradient_noise(5)
    for a, b in zip(run(Momentum(0.1, 0.0), gradients), run(GradientDescent(0.1), gradients), strict=True):
        np.testing.assert_array_equal(a, b)


@settings(deadline=None)
@given(st.floats(1e-4, 1e8), st.floats(1e-4, 0.5))
def test_first_step_of_adam_has_length_eta_whatever_the_gradient(size, eta):
    theta = np.array([0.0, 0.0])
    Adam(eta).update([theta], [np.array([size, -size])])
    np.testing.assert_allclose(theta, [-eta, eta], rtol=2e-4)


@pytest.mark.parametrize("rule", [GradientDescent, Momentum, Adam])
@pytest.mark.parametrize("eta", [0.0, -1.0, np.inf])
def test_rates_must_be_positive(rule, eta):
    with pytest.raises(ValueError, match=r"^eta: expected a finite number above 0"):
        rule(eta)


def test_shares_kept_must_be_below_one():
    with pytest.raises(ValueError, match=r"^mu: expected a number of at least 0 and below 1, received 1.0"):
        Momentum(0.1, mu=1.0)
    with pytest.raises(ValueError, match=r"^beta2: expected a number of at least 0 and below 1"):
        Adam(beta2=1.0)


@pytest.mark.parametrize("rule", [GradientDescent(0.1), Momentum(0.1), Adam()])
def test_gradients_must_match_the_parameters(rule):
    with pytest.raises(
        ValueError, match=r"^gradients: expected shapes \[\(2,\), \(\)\], those of the parameters"
    ):
        rule.update([np.zeros(2), np.array(0.0)], [np.zeros(2)])
    with pytest.raises(
        ValueError, match=r"^parameters: expected float64 arrays, which can be changed in place"
    ):
        rule.update([1.0], [1.0])
    with pytest.raises(ValueError, match=r"^parameters: expected float64 arrays"):
        rule.update([np.array([1, 2])], [np.zeros(2)])


@pytest.mark.parametrize("rule", [Momentum, Adam])
def test_an_optimiser_belongs_to_one_model(rule):
    optimiser = rule(0.1)
    optimiser.update([np.zeros(2)], [np.zeros(2)])
    with pytest.raises(ValueError, match=r"as before, received \[\(3,\)\]\. Make a new optimiser"):
        optimiser.update([np.zeros(3)], [np.zeros(3)])


# ------------------------------------------------------------------------------------- descent on a curve


@pytest.mark.parametrize("curvature", [0.5, 2.0, 10.0])
def test_descent_on_a_parabola_converges_below_two_over_the_curvature(curvature):
    def path(eta):
        return descend(lambda w: curvature * w, 1.0, GradientDescent(eta), 200)

    assert path(1 / curvature)[1] == 0.0
    assert abs(path(1.99 / curvature)[-1]) < 0.14
    assert abs(path(2.01 / curvature)[-1]) > 7
    np.testing.assert_allclose(path(0.3 / curvature), 0.7 ** np.arange(201), rtol=1e-12)


def test_each_side_of_a_hill_has_its_own_minimum():
    def gradient(x):
        return 4 * x**3 - 4 * x + 0.6

    def height(x):
        return x**4 - 2 * x**2 + 0.6 * x

    right, left = (descend(gradient, start, GradientDescent(0.05), 500)[-1] for start in (1.5, -1.5))
    assert right == pytest.approx(0.914297, abs=1e-6)
    assert left == pytest.approx(-1.06792, abs=1e-5)
    assert height(left) < height(right)


def test_descent_stays_on_the_ridge_of_a_saddle_until_pushed():
    def gradient(p):
        return np.array([2 * p[0], -2 * p[1]])

    stuck, pushed = (descend(gradient, [1.0, y], GradientDescent(0.1), 150)[-1] for y in (0.0, 1e-9))
    np.testing.assert_allclose(stuck, 0, atol=1e-14)
    assert abs(pushed[1]) > 100


def test_momentum_crosses_a_long_valley_faster():
    def gradient(p):
        return np.array([1.0, 100.0]) * p

    plain = descend(gradient, [1.0, 1.0], GradientDescent(0.01), 200)
    heavy = descend(gradient, [1.0, 1.0], Momentum(0.01, 0.8), 200)
    assert np.linalg.norm(heavy[-1]) < 1e-6 < np.linalg.norm(plain[-1])


# ------------------------------------------------------------------------------------------ the loop


def line_of_house_prices():
    X = np.random.default_rng(0).normal(size=(40, 2))
    y = X @ [2.0, -1.0] + 0.5 + np.random.default_rng(1).normal(size=40)
    return X, y


def zero_model(loss=losses.mean_squared_error, features=2, l2=0.0):
    return LinearModel(np.zeros(features), 0.0, loss, l2=l2)


def test_batch_descent_is_repeated_steps_along_the_mean_gradient():
    X, y = line_of_house_prices()
    model = zero_model()
    history = train(model, X, y, GradientDescent(0.1), epochs=5)
    w, b, seen, norms = np.zeros(2), 0.0, [], []
    for _ in range(5):
        r = X @ w + b - y
        dw, db = 2 * X.T @ r / 40, 2 * r.mean()
        seen.append(np.mean(r**2))
        norms.append(np.sqrt(dw @ dw + db**2))
        w, b = w - 0.1 * dw, b - 0.1 * db
    np.testing.assert_allclose(model.W, w, rtol=1e-13)
    np.testing.assert_allclose(model.b, b, rtol=1e-13)
    np.testing.assert_allclose(history.loss, seen, rtol=1e-13)
    np.testing.assert_allclose(history.gradient_norm, norms, rtol=1e-12)
    assert (history.epochs, history.iterations, history.stopped) == (5, 5, "epochs")


@pytest.mark.parametrize(("batch_size", "updates"), [(None, 1), (40, 1), (100, 1), (16, 3), (1, 40)])
def test_updates_in_an_epoch(batch_size, updates):
    history = train(
        zero_model(), *line_of_house_prices(), GradientDescent(0.01), epochs=3, batch_size=batch_size
    )
    assert (history.epochs, history.iterations) == (3, 3 * updates)


def test_batches_of_32_from_50000_are_1563_and_the_last_has_16():
    sizes = [len(rows) for rows in training.batches(50_000, 32, np.random.default_rng(0))]
    assert (len(sizes), sizes[0], sizes[-1]) == (1563, 32, 16)


@settings(deadline=None)
@given(st.integers(1, 50), st.integers(1, 60), st.integers(0, 2**32 - 1))
def test_every_sample_comes_once_an_epoch(n, batch_size, seed):
    rows = np.concatenate(list(training.batches(n, batch_size, np.random.default_rng(seed))))
    assert sorted(rows) == list(range(n))


def test_epochs_are_shuffled_differently_but_by_the_seed():
    def order(rng):
        return np.concatenate(list(training.batches(30, 4, rng))).tolist()

    rng = np.random.default_rng(5)
    first, second = order(rng), order(rng)
    assert first != second
    assert first != list(range(30))
    assert first == order(np.random.default_rng(5))


def test_training_is_repeated_by_its_seed():
    X, y = line_of_house_prices()

    def trained(seed):
        model = zero_model()
        train(model, X, y, Adam(0.05), epochs=3, batch_size=7, seed=seed)
        return model.W.tolist()

    assert trained(1) == trained(1)
    assert trained(1) != trained(2)


def test_short_batches_weigh_less_in_the_history():
    X, y = np.array([[1.0], [2.0], [3.0]]), np.array([0.0, 0.0, 0.0])
    history = train(
        LinearModel([1.0], 0.0, losses.mean_squared_error), X, y, GradientDescent(1e-12), epochs=1
    )
    in_batches = train(
        LinearModel([1.0], 0.0, losses.mean_squared_error),
        X,
        y,
        GradientDescent(1e-12),
        epochs=1,
        batch_size=2,
    )
    assert history.loss[0] == pytest.approx(14 / 3)
    np.testing.assert_allclose(in_batches.loss, history.loss, rtol=1e-9)
    np.testing.assert_allclose(in_batches.gradient_norm, history.gradient_norm, rtol=1e-9)


def test_descent_finds_what_newton_finds():
    X, labels = datasets.blobs(spread=1.5, per_class=20)
    y = (labels == 1).astype(int)
    exact = classifiers.fit_logistic_regression(X, y, l2=0.05)
    model = zero_model(losses.binary_cross_entropy_with_logits, l2=0.05)
    history = train(model, X, y, GradientDescent(0.5), epochs=3000, tolerance=1e-9)
    assert history.stopped == "gradient"
    np.testing.assert_allclose(model.W, exact.W, atol=1e-7)
    np.testing.assert_allclose(model.b, exact.b, atol=1e-7)
    assert history.loss[-1] == pytest.approx(exact.history[-1], abs=1e-12)


def test_separable_classes_let_the_weights_grow_for_ever():
    X, y = [[-1.0], [1.0]], [0, 1]
    model = LinearModel([0.0], 0.0, losses.binary_cross_entropy_with_logits)
    sizes = []
    for _ in range(3):
        train(model, X, y, GradientDescent(5.0), epochs=200)
        sizes.append(float(model.W[0]))
    assert sizes[0] < sizes[1] < sizes[2]


def test_softmax_classifier_reaches_newtons_optimum_by_mini_batches():
    X, y = datasets.blobs(spread=1.0, per_class=20)
    exact = classifiers.fit_softmax_classifier(X, y, 3, l2=0.1)
    model = LinearModel(np.zeros((2, 3)), np.zeros(3), losses.softmax_cross_entropy, l2=0.1)
    history = train(model, X, y, Adam(0.01), epochs=200, batch_size=10)
    assert history.loss[0] > 1.5 * history.loss[-1]
    assert model.loss_and_gradients(X, y)[0] == pytest.approx(exact.history[-1], rel=2e-3)


@pytest.mark.parametrize("optimiser", [GradientDescent(1.0), Momentum(0.3), Adam(0.05)])
def test_a_network_learns_exclusive_or(optimiser):
    X, y = datasets.xor()
    net = network.dense_network([2, 4, 1], activations.tanh, losses.binary_cross_entropy_with_logits, seed=1)
    train(net, X, y.reshape(-1, 1), optimiser, epochs=600)
    np.testing.assert_array_equal(net.predict(X).ravel() > 0, y == 1)


def test_the_identity_network_stops_at_its_minimum_whose_loss_is_high():
    X, y = datasets.xor()
    net = network.dense_network([2, 3, 1], activations.identity, losses.mean_squared_error)
    history = train(net, X, y.reshape(-1, 1), GradientDescent(0.1), epochs=2000, tolerance=1e-6)
    assert history.stopped == "gradient"
    assert history.loss[-1] == pytest.approx(0.25, abs=1e-9)


def test_patience_counts_epochs_running():
    norms = [3.0, 0.1, 2.0, 0.1, 0.1]
    assert not training.is_calm(norms, 0.5, 3)
    assert training.is_calm([*norms, 0.5], 0.5, 3)
    assert not training.is_calm([0.1], 0.5, 2)
    X, y = line_of_house_prices()
    soon, later = (
        train(zero_model(), X, y, GradientDescent(0.1), tolerance=1e-3, patience=patience)
        for patience in (1, 4)
    )
    assert later.epochs == soon.epochs + 3


# -------------------------------------------------------------------------------------- divergence, clipping


@pytest.mark.parametrize("eta", [2.0, 1e40, 1e200, 1e308])
def test_a_rate_too_large_is_said_in_plain_words(eta):
    X, y = line_of_house_prices()
    with pytest.raises(
        DivergenceError, match=r"training diverges: the loss was .* Try a tenth of the learning rate"
    ):
        train(zero_model(), X, y, GradientDescent(eta), epochs=1000)


def test_a_network_that_explodes_in_one_epoch_is_stopped_too():
    X, y = datasets.xor()
    net = network.dense_network(
        [2, 8, 8, 1], activations.relu, losses.mean_squared_error, initialise=network.he
    )
    with pytest.raises(DivergenceError, match="in epoch 1"):
        train(net, np.tile(X, (50, 1)), np.tile(y, 50).reshape(-1, 1), GradientDescent(50.0), batch_size=1)


def test_clipping_bounds_the_step_and_saves_the_same_training():
    X, y = line_of_house_prices()
    model = zero_model()
    train(model, 1000 * X, y, GradientDescent(0.01), epochs=1, max_norm=2.0)
    assert np.hypot(np.linalg.norm(model.W), model.b) == pytest.approx(0.02)
    with pytest.raises(DivergenceError):
        train(zero_model(), 1000 * X, y, GradientDescent(0.01))
    train(zero_model(), 1000 * X, y, GradientDescent(0.01), max_norm=2.0)


def test_clipping_keeps_the_direction_over_all_arrays():
    clipped = training.clip_by_norm([np.array([30.0]), np.array([[40.0]])], 1.0)
    assert [float(g.squeeze()) for g in clipped] == pytest.approx([0.6, 0.8])
    untouched = training.clip_by_norm([np.array([0.3, 0.4])], 1.0)
    assert untouched[0].tolist() == [0.3, 0.4]
    assert training.clip_by_norm([np.zeros(2)], 1.0)[0].tolist() == [0.0, 0.0]


@settings(deadline=None)
@given(arrays(float, 4, elements=st.floats(-1e300, 1e300)), st.floats(1e-3, 1e3))
def test_clipped_norm_is_at_most_the_bound(g, bound):
    [clipped] = training.clip_by_norm([g], bound)
    assert training.norm_of_all([clipped]) <= bound * (1 + 1e-12)
    assert np.all(np.sign(clipped) * np.sign(g) >= 0)


@settings(deadline=None)
@given(st.lists(arrays(float, 3, elements=st.floats(-1e5, 1e5)), min_size=1, max_size=3))
def test_norm_of_all_equals_numpy(parts):
    assert training.norm_of_all(parts) == pytest.approx(np.linalg.norm(np.concatenate(parts)), rel=1e-12)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"epochs": 0}, "epochs"),
        ({"epochs": 2.5}, "epochs"),
        ({"batch_size": 0}, "batch_size"),
        ({"patience": 0}, "patience"),
        ({"tolerance": -1.0}, "tolerance"),
        ({"max_norm": 0.0}, "max_norm"),
    ],
)
def test_settings_of_training_are_checked(wrong, named):
    X, y = line_of_house_prices()
    with pytest.raises(ValueError, match=f"^{named}: expected"):
        train(zero_model(), X, y, GradientDescent(0.1), **wrong)


def test_samples_and_targets_must_be_as_many():
    with pytest.raises(ValueError, match=r"^X and y: expected as many rows in both, received 3 and 2"):
        train(zero_model(), np.ones((3, 2)), [1.0, 2.0], GradientDescent(0.1))


# ------------------------------------------------------------------------------------- before training


def test_standardiser_equals_scikit_learn():
    X, X_test = np.random.default_rng(0).gamma(2.0, size=(50, 3)) * [1, 100, 1e-4], np.ones((2, 3))
    ours, theirs = training.Standardiser.fit(X), StandardScaler().fit(X)
    np.testing.assert_allclose(ours.transform(X), theirs.transform(X), rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(ours.transform(X_test), theirs.transform(X_test), rtol=1e-12)


@settings(deadline=None)
@given(st.floats(-1e6, 1e6), st.integers(1, 7))
def test_a_constant_feature_becomes_exactly_zero(value, n):
    X = np.full((n, 1), value)
    assert training.Standardiser.fit(X).transform(X).tolist() == [[0.0]] * n


def test_standardised_features_allow_one_rate_for_all():
    X, y = line_of_house_prices()
    X = X * [1.0, 300.0]
    with pytest.raises(DivergenceError):
        train(zero_model(), X, y, GradientDescent(0.3))
    history = train(
        zero_model(), training.Standardiser.fit(X).transform(X), y, GradientDescent(0.3), tolerance=1e-9
    )
    assert history.stopped == "gradient"


def test_standardiser_refuses_other_columns():
    with pytest.raises(ValueError, match=r"^X: expected 2 columns, as in training, received 3 columns"):
        training.Standardiser.fit(np.ones((4, 2))).transform(np.ones((4, 3)))


@settings(deadline=None)
@given(st.integers(2, 60), st.floats(0.01, 0.99), st.integers(0, 1000))
def test_split_keeps_pairs_and_loses_nothing(n, share, seed):
    X, y = np.arange(n).reshape(-1, 1), 10 * np.arange(n)
    X_train, X_test, y_train, y_test = training.train_test_split(X, y, test_share=share, seed=seed)
    np.testing.assert_array_equal(10 * X_train.ravel(), y_train)
    np.testing.assert_array_equal(10 * X_test.ravel(), y_test)
    assert sorted([*y_train, *y_test]) == y.tolist()
    assert len(y_test) == min(max(1, round(share * n)), n - 1)


def test_split_is_repeated_by_its_seed_and_refuses_nonsense():
    X = np.arange(20)
    assert (
        training.train_test_split(X, X, seed=3)[1].tolist()
        == training.train_test_split(X, X, seed=3)[1].tolist()
    )
    assert (
        training.train_test_split(X, X, seed=3)[1].tolist()
        != training.train_test_split(X, X, seed=4)[1].tolist()
    )
    with pytest.raises(ValueError, match=r"^test_share: expected a number between 0 and 1, received 25"):
        training.train_test_split(X, X, test_share=25)
    with pytest.raises(ValueError, match=r"^X and y: expected at least two samples, received 1"):
        training.train_test_split([1], [1])
