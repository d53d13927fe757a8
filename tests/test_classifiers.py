"""Classifiers against scikit-learn, linear programming (SciPy), and hand-worked examples."""

import warnings

import numpy as np
import pytest
import scipy.optimize
import scipy.special
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.linear_model import LinearRegression, LogisticRegression, Perceptron
from sklearn.svm import SVC, LinearSVC

from lossedu import classifiers, datasets, losses
from lossedu.classifiers import LinearModel

AND = np.array([0, 0, 0, 1])


def points_in_a_grid(n):
    return arrays(float, (n, 2), elements=st.integers(-3, 3).map(float))


def labels(n):
    return arrays(int, n, elements=st.integers(0, 1)).filter(lambda y: 0 < y.sum() < len(y))


def overlapping_blobs(spread=1.5):
    return datasets.blobs(spread=spread, per_class=30)


def margins_allow(X, y, minimum):
    """Whether a line has all samples on their side by ``minimum``, not all at 0: a linear program."""
    t = 2 * y - 1
    signed = t[:, np.newaxis] * np.column_stack([X, np.ones(len(X))])
    program = scipy.optimize.linprog(
        -signed.sum(axis=0), A_ub=-signed, b_ub=np.full(len(X), -minimum), bounds=[(-1e3, 1e3)] * 3
    )
    return program.status == 0 and -program.fun > 1e-6


# ----------------------------------------------------------------------------------------- LinearModel

MODELS = {
    "linear regression": (losses.half_mean_squared_error, (3,), [0.5, -1.0, 2.0, 0.0], {}),
    "two targets": (losses.mean_squared_error, (3, 2), [[1, 2], [3, 4], [5, 6], [7, 8]], {}),
    "logistic regression": (losses.binary_cross_entropy_with_logits, (3,), [0, 1, 1, 0], {"pos_weight": 3.0}),
    "softmax classifier": (losses.softmax_cross_entropy, (3, 4), [3, 0, 1, 1], {"label_smoothing": 0.1}),
    "squared hinge": (losses.squared_hinge, (3,), [-1, 1, 1, -1], {}),
    "multiclass SVM": (losses.multiclass_hinge, (3, 4), [3, 0, 1, 1], {"margin": 2.0}),
}


@pytest.mark.parametrize("name", MODELS)
def test_gradients_equal_scipy_differences(name):
    loss, shape, y, options = MODELS[name]
    rng = np.random.default_rng(5)
    X = rng.normal(size=(4, 3))
    model = LinearModel(rng.normal(size=shape), rng.normal(size=shape[1:]), loss, l2=0.3, **options)

    def value(theta):
        W = theta[: model.W.size].reshape(model.W.shape)
        b = theta[model.W.size :].reshape(model.b.shape)
        data_loss = loss(y, X @ W + b, **options)
        return data_loss + 0.15 * np.sum(W**2)

    theta = np.concatenate([model.W.ravel(), model.b.ravel()])
    loss_value, (dW, db) = model.loss_and_gradients(X, y)
    assert loss_value == pytest.approx(value(theta), rel=1e-14)
    assert (dW.shape, db.shape) == (model.W.shape, model.b.shape)
    measured = scipy.optimize.approx_fprime(theta, value, 1e-7)
    np.testing.assert_allclose(np.concatenate([dW.ravel(), db.ravel()]), measured, atol=3e-6)


def test_logistic_gradient_is_X_transposed_times_the_error():
    rng = np.random.default_rng(0)
    X, y, w, b = rng.normal(size=(9, 2)), rng.integers(0, 2, 9), np.array([0.3, -2.0]), 0.7
    _, (dw, db) = LinearModel(w, b, losses.binary_cross_entropy_with_logits).loss_and_gradients(X, y)
    error = scipy.special.expit(X @ w + b) - y
    np.testing.assert_allclose(dw, X.T @ error / 9, rtol=1e-13)
    np.testing.assert_allclose(db, error.mean(), rtol=1e-13)


def test_untrained_softmax_costs_log_of_the_number_of_classes():
    model = LinearModel(np.zeros((5, 10)), np.zeros(10), losses.softmax_cross_entropy)
    loss, _ = model.loss_and_gradients(np.ones((3, 5)), [0, 4, 9])
    assert loss == pytest.approx(2.302585, abs=1e-6)


def test_doubling_satisfied_margins_leaves_the_svm_loss_at_zero():
    X, y = np.eye(2), [0, 1]
    W = 2.0 * np.eye(2)
    for factor, loss in [(1, 0.0), (2, 0.0), (0.3, 0.4)]:
        model = LinearModel(factor * W, np.zeros(2), losses.multiclass_hinge)
        assert model.loss_and_gradients(X, y)[0] == pytest.approx(loss)
    penalised = [LinearModel(f * W, np.zeros(2), losses.multiclass_hinge, l2=0.1) for f in (1, 2)]
    assert penalised[0].loss_and_gradients(X, y)[0] < penalised[1].loss_and_gradients(X, y)[0]


def test_a_model_owns_its_parameters():
    W = np.zeros(2)
    model = LinearModel(W, 0.0, losses.mean_squared_error)
    model.parameters[0] += 1.0
    assert W.tolist() == [0.0, 0.0]
    assert model.W.tolist() == [1.0, 1.0]


@pytest.mark.parametrize(("W", "b"), [(np.ones((2, 3)), np.ones(2)), (np.ones(2), [1.0]), (1.0, 1.0)])
def test_model_refuses_shapes_that_do_not_fit(W, b):
    with pytest.raises(ValueError, match=r"^W and b: expected shapes"):
        LinearModel(W, b, losses.mean_squared_error)


def test_model_refuses_a_negative_penalty_and_y_of_another_shape():
    with pytest.raises(ValueError, match=r"^l2: expected finite numbers of at least 0"):
        LinearModel([1.0], 0.0, losses.mean_squared_error, l2=-1.0)
    with pytest.raises(ValueError, match=r"^y_true and y_pred"):
        LinearModel([1.0], 0.0, losses.mean_squared_error).loss_and_gradients([[1.0], [2.0]], [[1.0], [2.0]])


# --------------------------------------------------------------------------------------- least squares


def test_least_squares_equals_scikit_learn_and_leaves_orthogonal_residuals():
    rng = np.random.default_rng(1)
    X, Y = rng.normal(size=(30, 4)), rng.normal(size=(30, 2))
    fit, expected = classifiers.fit_least_squares(X, Y), LinearRegression().fit(X, Y)
    np.testing.assert_allclose(fit.W, expected.coef_.T, rtol=1e-10)
    np.testing.assert_allclose(fit.b, expected.intercept_, rtol=1e-10)
    residuals = fit.scores(X) - Y
    np.testing.assert_allclose(X.T @ residuals, 0, atol=1e-12)
    np.testing.assert_allclose(residuals.sum(axis=0), 0, atol=1e-12)
    assert fit.history == (pytest.approx(np.mean(residuals**2), rel=1e-12),)


def test_least_squares_of_dependent_columns_takes_the_smallest_weights():
    X = np.array([[1.0, 2.0], [2.0, 4.0], [3.0, 6.0]])
    y = np.array([1.0, 2.0, 4.0])
    fit = classifiers.fit_least_squares(X, y)
    expected = np.linalg.pinv(np.column_stack([X, np.ones(3)])) @ y
    np.testing.assert_allclose([*fit.W, fit.b], expected, atol=1e-12)


def test_best_affine_function_of_exclusive_or_is_one_half():
    fit = classifiers.fit_least_squares(*datasets.xor())
    np.testing.assert_allclose([*fit.W, fit.b], [0, 0, 0.5], atol=1e-14)
    assert fit.history[0] == pytest.approx(0.25)


def test_least_squares_refuses_another_number_of_targets():
    with pytest.raises(ValueError, match=r"^X and y: expected as many rows"):
        classifiers.fit_least_squares([[1.0], [2.0]], [1.0])


# ------------------------------------------------------------------------------------------ perceptron


def test_perceptron_learns_and_but_repeats_itself_on_exclusive_or():
    X, y = datasets.xor()
    learned = classifiers.fit_perceptron(X, AND)
    assert learned.converged
    np.testing.assert_array_equal(learned.scores(X) > 0, AND == 1)
    assert learned.history[-1] == 0 < learned.history[-2]
    cycling = classifiers.fit_perceptron(X, y)
    assert not cycling.converged
    assert "no line separates" in cycling.message


@settings(deadline=None, max_examples=60)
@given(points_in_a_grid(6), labels(6))
def test_perceptron_agrees_with_a_linear_program(X, y):
    fit = classifiers.fit_perceptron(X, y, epochs=3000)
    if fit.converged:
        np.testing.assert_array_equal(fit.scores(X) > 0, y == 1)
    assert fit.converged == margins_allow(X, y, 1.0)


def test_perceptron_makes_no_more_mistakes_than_radius_over_margin_squared():
    X, labels = datasets.blobs(((-2.0, 0.0), (2.0, 1.0)), per_class=40, spread=0.5)
    X1 = np.column_stack([X, np.ones(len(X))])
    widest = SVC(kernel="linear", C=1e6).fit(X, labels)
    w = np.append(widest.coef_, widest.intercept_)
    margin = np.min((2 * labels - 1) * (X1 @ w)) / np.linalg.norm(w)
    fit = classifiers.fit_perceptron(X, labels)
    assert fit.converged
    assert sum(fit.history) <= (np.linalg.norm(X1, axis=1).max() / margin) ** 2
    assert Perceptron(shuffle=False).fit(X, labels).score(X, labels) == 1.0


def test_the_rate_only_scales_a_perceptron_that_starts_at_zero():
    X, _ = datasets.xor()
    once, twice = classifiers.fit_perceptron(X, AND), classifiers.fit_perceptron(X, AND, eta=2.0)
    np.testing.assert_array_equal(twice.W, 2 * once.W)
    assert once.history == twice.history


def test_one_pass_by_hand():
    w = np.zeros(3)
    X = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 1.0, 1.0]])
    assert classifiers.perceptron_pass(w, X, np.array([1, 0, 1]), 0.5) == 3  # raised, lowered, raised
    np.testing.assert_array_equal(w, [0.5, 0.0, 0.5])


def test_perceptron_says_when_passes_run_out():
    X, _ = datasets.xor()
    fit = classifiers.fit_perceptron(X, AND, epochs=2)
    assert not fit.converged
    assert "after 2 passes" in fit.message


def test_perceptron_refuses_labels_of_minus_one():
    with pytest.raises(ValueError, match=r"^y: expected labels 0 or 1, received -1"):
        classifiers.fit_perceptron([[1.0], [2.0]], [-1, 1])


# ---------------------------------------------------------------------- logistic and softmax regression


def as_scikit_learn_does(l2, n):
    strength = 1 / (l2 * n) if l2 else np.inf
    return LogisticRegression(C=strength, tol=1e-12, max_iter=10_000)


@pytest.mark.parametrize("l2", [0.0, 0.01, 1.0])
def test_logistic_regression_equals_scikit_learn(l2):
    X, classes = overlapping_blobs()
    y = (classes == 1).astype(int)
    fit = classifiers.fit_logistic_regression(X, y, l2=l2)
    expected = as_scikit_learn_does(l2, len(y)).fit(X, y)
    np.testing.assert_allclose(fit.W, expected.coef_[0], rtol=2e-6)
    np.testing.assert_allclose(fit.b, expected.intercept_[0], rtol=2e-5)
    assert fit.converged
    assert np.all(np.diff(fit.history) <= 1e-15)
    model = LinearModel(fit.W, fit.b, losses.binary_cross_entropy_with_logits, l2=l2)
    for gradient in model.loss_and_gradients(X, y)[1]:
        np.testing.assert_allclose(gradient, 0, atol=1e-14)


@pytest.mark.parametrize("l2", [0.0, 0.01, 1.0])
def test_softmax_classifier_equals_scikit_learn(l2):
    X, y = overlapping_blobs()
    fit = classifiers.fit_softmax_classifier(X, y, 3, l2=l2)
    expected = as_scikit_learn_does(l2, len(y)).fit(X, y)
    np.testing.assert_allclose(fit.W, expected.coef_.T, atol=1e-5)
    np.testing.assert_allclose(fit.b, expected.intercept_, atol=1e-5)
    np.testing.assert_allclose(fit.W.sum(axis=1), 0, atol=1e-12)
    model = LinearModel(fit.W, fit.b, losses.softmax_cross_entropy, l2=l2)
    for gradient in model.loss_and_gradients(X, y)[1]:
        np.testing.assert_allclose(gradient, 0, atol=1e-14)


def test_softmax_of_two_classes_is_logistic_regression():
    X, classes = overlapping_blobs()
    y = (classes == 2).astype(int)
    two, one = classifiers.fit_softmax_classifier(X, y, 2), classifiers.fit_logistic_regression(X, y)
    np.testing.assert_allclose(two.W[:, 1] - two.W[:, 0], one.W, rtol=1e-9)
    np.testing.assert_allclose(two.b[1] - two.b[0], one.b, rtol=1e-9)


@settings(deadline=None, max_examples=60)
@given(points_in_a_grid(6), labels(6))
def test_logistic_regression_warns_exactly_where_a_linear_program_finds_no_overlap(X, y):
    no_overlap = margins_allow(X, y, 0.0)
    for fit_classifier in (
        classifiers.fit_logistic_regression,
        lambda X, y: classifiers.fit_softmax_classifier(X, y, 2),
    ):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            fit = fit_classifier(X, y)
        assert bool(caught) == no_overlap
        assert fit.converged != no_overlap


def test_separable_classes_are_named_and_a_penalty_holds_the_weights():
    X, y = [[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1]
    with pytest.warns(RuntimeWarning, match="can be separated") as caught:
        fit = classifiers.fit_logistic_regression(X, y)
    assert caught[0].filename == __file__
    assert not fit.converged
    np.testing.assert_array_equal(fit.scores(X) > 0, [False, False, True, True])
    assert classifiers.fit_logistic_regression(X, y, l2=0.01).converged


def test_an_absent_class_counts_as_separable():
    X, y = overlapping_blobs()
    with pytest.warns(RuntimeWarning, match="can be separated"):
        classifiers.fit_softmax_classifier(X, y, 4)


def test_too_few_steps_are_said():
    X, y = overlapping_blobs()
    fit = classifiers.fit_softmax_classifier(X, y, 3, steps=2)
    assert not fit.converged
    assert fit.message == "not settled after 2 steps"


def test_softmax_classifier_refuses_labels_from_1_to_C():
    with pytest.raises(ValueError, match=r"^y: expected integer labels from 0 to 2, .* subtract 1"):
        classifiers.fit_softmax_classifier(np.ones((3, 1)), [1, 2, 3], 3)


# ------------------------------------------------------------------------------- support vector machines


def signed_blobs(seed=0, spread=1.2, per_class=25):
    X, labels = datasets.blobs(((-1.0, 0.0), (1.5, 1.0)), per_class=per_class, spread=spread, seed=seed)
    return X + np.array([3.0, -2.0]), 2 * labels - 1


@pytest.mark.parametrize("C", [0.01, 1.0, 30.0])
def test_svm_equals_scikit_learn(C):
    X, t = signed_blobs()
    fit = classifiers.fit_svm(X, t, C=C, tolerance=1e-9)
    expected = SVC(kernel="linear", C=C, tol=1e-9).fit(X, t)
    assert fit.converged
    # LIBSVM keeps inner products in float32, so it is off by more than we are, and never below our optimum.
    np.testing.assert_allclose(fit.W, expected.coef_[0], atol=2e-5)
    np.testing.assert_allclose(fit.b, expected.intercept_[0], atol=1e-4)
    theirs = classifiers.svm_objective(expected.coef_[0], expected.intercept_[0], X, t, C)
    ours = classifiers.svm_objective(fit.W, fit.b, X, t, C)
    assert theirs * (1 - 1e-5) <= ours <= theirs * (1 + 1e-12)


def test_two_labels_on_one_point_agree_on_no_weights():
    fit = classifiers.fit_svm([[1.0], [1.0]], [-1, 1], steps=3)
    assert fit.converged
    assert (fit.W.tolist(), fit.b) == ([0.0], 0.0)


@settings(deadline=None, max_examples=40)
@given(points_in_a_grid(7), labels(7), st.sampled_from([0.1, 1.0, 5.0]))
def test_svm_reaches_the_optimum_also_with_repeated_points(X, y, C):
    t = 2 * y - 1
    fit = classifiers.fit_svm(X, t, C=C)
    expected = SVC(kernel="linear", C=C, tol=1e-9).fit(X, t)
    best = classifiers.svm_objective(expected.coef_[0], expected.intercept_[0], X, t, C)
    assert fit.converged
    assert classifiers.svm_objective(fit.W, fit.b, X, t, C) <= best + 1e-5


def test_hinge_alone_is_zero_for_many_lines_but_one_is_furthest_from_both_classes():
    X, t = np.array([[0.0, 0.0], [0.0, 2.0], [4.0, 0.0], [4.0, 2.0]]), [-1, -1, 1, 1]
    fit = classifiers.fit_svm(X, t, C=100.0)
    np.testing.assert_allclose(fit.scores(X), t, atol=1e-5)
    np.testing.assert_allclose(2 / np.linalg.norm(fit.W), 4.0, rtol=1e-5)  # the width of the street
    steeper = 3 * fit.W + [0.0, 0.2]
    assert losses.hinge(t, X @ steeper + 3 * fit.b) == 0.0
    assert classifiers.svm_objective(steeper, 3 * fit.b, X, t, 100.0) > fit.W @ fit.W / 2


def test_svm_says_when_it_has_not_settled_and_refuses_one_class():
    X, t = signed_blobs()
    assert classifiers.fit_svm(X, t, steps=5).message.startswith("not settled after 5 steps")
    with pytest.raises(ValueError, match=r"^t: expected labels of both classes, received only \+1"):
        classifiers.fit_svm(X, np.ones(len(X)))
    with pytest.raises(ValueError, match=r"^t: expected labels -1 or \+1, received 0"):
        classifiers.fit_svm(X, (t + 1) / 2)
    with pytest.raises(ValueError, match=r"^C: expected a finite number above 0"):
        classifiers.fit_svm(X, t, C=0.0)


def test_pegasos_comes_close_to_the_optimum_of_scikit_learn_and_never_below_it():
    X, t = signed_blobs()
    X1 = np.column_stack([X - X.mean(axis=0), np.ones(len(X))])
    expected = LinearSVC(loss="hinge", fit_intercept=False, tol=1e-10, max_iter=10**6).fit(X1, t)
    best = classifiers.svm_objective(expected.coef_[0], 0.0, X1, t, 1.0)
    fit = classifiers.pegasos(X1, t, passes=200)
    assert fit.history[-1] == pytest.approx(classifiers.svm_objective(fit.W, 0.0, X1, t, 1.0))
    assert best * (1 - 1e-9) <= fit.history[-1] <= best * 1.01
    assert fit.history[-1] < fit.history[0]


def test_pegasos_steps_and_average_by_hand():
    t, weights = 1.0, []
    w = 0.0
    for k in range(1, 5):  # one sample x = 1/2 and C = 1, so that the rate is 1 / k
        violated = t * w / 2 < 1
        w -= (w - violated * t / 2) / k
        weights.append(w)
    fit = classifiers.pegasos([[0.5]], [1], passes=4)
    assert fit.W[0] == pytest.approx(np.average(weights, weights=[1, 2, 3, 4]), rel=1e-14)

    fit = classifiers.pegasos([[2.0]], [1], C=4.0, passes=3)
    # Rates 4, 2, 4/3 times the subgradients 0/4 - 2, 8/4, 4/4: weights 8, 4, 8/3.
    assert fit.W[0] == pytest.approx((1 * 8 + 2 * 4 + 3 * 8 / 3) / 6, rel=1e-14)


def test_pegasos_is_repeated_by_its_seed():
    X, t = signed_blobs()
    first, again, other = (classifiers.pegasos(X, t, passes=2, seed=seed).W for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)
