"""Gradient checks find wrong gradients, let right ones pass, and tell a kink from a fault."""

import numpy as np
import pytest
import scipy.optimize
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lossedu import activations, datasets, gradcheck, losses, network
from lossedu.classifiers import LinearModel


def smooth(x):
    return np.sum(np.sin(x) * np.exp(x / 3))


def smooth_gradient(x):
    return np.exp(x / 3) * (np.cos(x) + np.sin(x) / 3)


def points(n):
    return arrays(float, n, elements=st.floats(-5, 5))


# ------------------------------------------------------------------------------------------ differences


@settings(deadline=None)
@given(points(4))
def test_central_differences_are_near_the_gradient(x):
    np.testing.assert_allclose(gradcheck.central_differences(smooth, x), smooth_gradient(x), atol=1e-8)


@settings(deadline=None)
@given(points(4))
def test_the_complex_step_is_right_to_the_last_digits(x):
    np.testing.assert_allclose(gradcheck.complex_step(smooth, x), smooth_gradient(x), rtol=1e-14, atol=1e-15)


def test_the_error_of_central_differences_falls_with_the_square_of_the_step():
    x = np.array([0.7])
    wide, narrow = (
        abs(gradcheck.central_differences(smooth, x, step=h) - smooth_gradient(x))[0] for h in (1e-2, 1e-3)
    )
    assert wide / narrow == pytest.approx(100, rel=0.01)


def test_differences_keep_the_shape_and_agree_with_scipy():
    x = np.arange(6.0).reshape(2, 3) / 7
    gradient = gradcheck.central_differences(smooth, x)
    assert gradient.shape == (2, 3)
    expected = scipy.optimize.approx_fprime(x.ravel(), smooth, 1e-7)
    np.testing.assert_allclose(gradient.ravel(), expected, atol=1e-6)
    assert gradcheck.central_differences(lambda x: x**2, 3.0).shape == ()


def test_the_complex_step_refuses_what_loses_the_imaginary_part():
    with pytest.raises(ValueError, match=r"^f: expected one complex number.*Use central_differences"):
        gradcheck.complex_step(lambda x: np.sum(np.abs(x)), [1.0, 2.0])


@pytest.mark.parametrize(
    "f", [lambda x: x, lambda x: np.nan, lambda x: np.log(np.sum(x)) if np.sum(x) > 2 else -np.inf]
)
def test_a_value_must_be_one_finite_number(f):
    with pytest.raises(ValueError, match=r"^f: expected a function that gives one finite number"):
        gradcheck.central_differences(f, [1.0, 1.0])


def test_relative_error_by_hand():
    assert gradcheck.relative_error([1.0, 100.0], [1.0, 99.0]) == 0.01
    assert gradcheck.relative_error([0.0], [0.0]) == 0.0
    assert gradcheck.relative_error([1.0], [-1.0]) == 2.0
    with pytest.raises(ValueError, match=r"^a and b: expected arrays of the same shape"):
        gradcheck.relative_error([1.0], [[1.0]])


# ----------------------------------------------------------------------------------------------- checks


@settings(deadline=None)
@given(points(5))
def test_a_right_gradient_passes_and_a_wrong_entry_is_named(x):
    assert gradcheck.check_gradient(smooth, smooth_gradient(x), x)
    assert gradcheck.check_gradient(smooth, smooth_gradient(x), x, directions=2)
    wrong = smooth_gradient(x)
    wrong[3] += 0.01
    report = gradcheck.check_gradient(smooth, wrong, x)
    assert not report
    assert [slope.place for slope in report.wrong] == ["[3]"]
    assert not gradcheck.check_gradient(smooth, wrong, x, directions=2)


def test_a_relative_error_of_1e_5_is_wrong_and_of_1e_8_is_right():
    x = np.array([1.0, 2.0])
    assert not gradcheck.check_gradient(smooth, smooth_gradient(x) * (1 + 1e-5), x)
    assert gradcheck.check_gradient(smooth, smooth_gradient(x) * (1 + 1e-8), x)
    assert gradcheck.check_gradient(smooth, smooth_gradient(x) * (1 + 1e-5), x, tolerance=1e-4)


def test_the_report_reads_as_a_sentence():
    x = np.array([[1.0, 2.0]])
    good = str(gradcheck.check_gradient(smooth, smooth_gradient(x), x))
    assert good == "gradient right in all 2 slopes, to 1e-06 of each"
    bad = str(gradcheck.check_gradient(np.sum, [[1.0, -1.0]], x))
    assert bad == "gradient wrong in 1 of 2 slopes; worst at [0, 1]: claimed -1, measured 1"
    by_direction = str(gradcheck.check_gradient(np.sum, [[1.0, -1.0]], x, directions=1))
    assert "worst at direction 0" in by_direction


def test_the_worst_slope_comes_first():
    report = gradcheck.check_gradient(lambda x: np.sum(x**2), [2.2, 8.0, -6.0], [1.0, 2.0, 3.0])
    assert [slope.place for slope in report.wrong] == ["[2]", "[1]", "[0]"]
    assert [slope.error for slope in report.wrong] == pytest.approx([2.0, 0.5, 0.2 / 2.2])


@pytest.mark.parametrize("kink", [0.0, 3e-8, -1e-6, 2.5e-6])
def test_a_kink_inside_the_stencil_is_no_fault(kink):
    def f(x):
        return np.sum(np.maximum(0, x - kink)) + x[0]

    right = 1.0 if kink >= 0 else 2.0
    assert gradcheck.check_gradient(f, [right], [0.0])
    assert not gradcheck.check_gradient(f, [-0.5], [0.0])
    assert not gradcheck.check_gradient(f, [2.5], [0.0])


def test_at_a_kink_every_slope_between_is_right_and_the_report_says_so():
    for claimed in (-1.0, 0.0, 0.3, 1.0):
        report = gradcheck.check_gradient(lambda x: np.sum(np.abs(x)), [claimed, 1.0], [0.0, 2.0])
        assert report.passed
    kinked = gradcheck.check_gradient(lambda x: np.sum(np.abs(x)), [0.3, 1.0], [0.0, 2.0])
    assert [slope.place for slope in kinked.kinks] == ["[0]"]
    assert str(kinked).endswith("; 1 at a kink: [0]")


def test_a_sharp_bend_is_not_a_kink():
    def f(x):
        return np.sum(np.sqrt(x**2 + 1e-6))

    assert gradcheck.check_gradient(f, [0.0], [0.0])
    for wrong in (0.5, 1e-3, 2e-5):
        assert not gradcheck.check_gradient(f, [wrong], [0.0])


def test_a_jump_is_not_excused_as_a_kink():
    report = gradcheck.check_gradient(lambda x: float(np.sign(x).sum()), [0.0, 0.0], [0.0, 1.0])
    assert [slope.place for slope in report.wrong] == ["[0]"]


def test_a_jump_of_the_second_derivative_is_looked_at_more_closely():
    def f(x):
        return np.sum(np.where(x > 0, x, 1000 * np.expm1(x / 1000) + 10 * x**2))

    assert gradcheck.check_gradient(f, [1.0], [0.0]).passed
    assert not gradcheck.check_gradient(f, [1.00001], [0.0]).passed


def test_vanishing_gradients_are_compared_beyond_the_rounding_noise():
    def f(x):
        return np.sum(1e-3 * x)

    assert gradcheck.check_gradient(f, [1e-3], [1.0])
    assert not gradcheck.check_gradient(f, [2e-3], [1.0])
    assert gradcheck.check_gradient(lambda x: 1 + 1e-6 * f(x), [1e-9], [1.0])
    assert not gradcheck.check_gradient(lambda x: 1 + 1e-6 * f(x), [-1e-9], [1.0])


def test_directions_are_repeated_by_their_seed():
    x = np.ones(3)
    first, again, other = (
        gradcheck.check_gradient(smooth, smooth_gradient(x), x, directions=1, seed=seed).slopes[0].claimed
        for seed in (1, 1, 2)
    )
    assert first == again != other


def test_shapes_must_agree():
    with pytest.raises(ValueError, match=r"^gradient: expected an array of the shape of x, \(2,\)"):
        gradcheck.check_gradient(smooth, [1.0], [1.0, 2.0])


# ------------------------------------------------------------------------------- losses, activations, models


@pytest.mark.parametrize("name", [name for name in losses.ALL if losses.ALL[name].differentiable])
def test_every_loss_passes(name):
    loss = losses.ALL[name]
    rng = np.random.default_rng(11)
    y, prediction = (
        {
            "y": rng.normal(size=(6, 3)),
            "labels": rng.integers(0, 3, 6),
            "signs": rng.choice([-1.0, 1.0], (6, 3)),
            "bits": rng.choice([0.0, 1.0], (6, 3)),
            "rows": rng.dirichlet(np.ones(3), 6),
        },
        {
            "scores": rng.normal(size=(6, 3)),
            "probabilities": rng.uniform(0.1, 0.9, (6, 3)),
            "rows": rng.dirichlet(4 * np.ones(3), 6),
            "log-rows": np.log(rng.dirichlet(4 * np.ones(3), 6)),
        },
    )
    true, predicted = INPUTS.get(name, ("y", "scores"))
    given_first = (y[true],) if true else ()
    x = prediction[predicted]
    gradient = loss.gradient(*given_first, x)
    report = gradcheck.check_gradient(lambda x: loss(*given_first, x), gradient, x)
    assert report, str(report)
    assert not gradcheck.check_gradient(lambda x: loss(*given_first, x), -gradient, x)


INPUTS = {
    "binary_cross_entropy": ("bits", "probabilities"),
    "focal": ("bits", "probabilities"),
    "binary_cross_entropy_with_logits": ("bits", "scores"),
    "focal_with_logits": ("bits", "scores"),
    "logistic": ("signs", "scores"),
    "hinge": ("signs", "scores"),
    "squared_hinge": ("signs", "scores"),
    "exponential": ("signs", "scores"),
    "categorical_cross_entropy": ("rows", "rows"),
    "sparse_categorical_cross_entropy": ("labels", "rows"),
    "negative_log_likelihood": ("labels", "log-rows"),
    "softmax_cross_entropy": ("labels", "scores"),
    "multiclass_hinge": ("labels", "scores"),
    "entropy": (None, "rows"),
    "cross_entropy": ("rows", "rows"),
    "kl_divergence": ("rows", "rows"),
}


@pytest.mark.parametrize(
    "name", [name for name in activations.ALL if not hasattr(activations.ALL[name], "vjp")]
)
def test_every_activation_passes_also_at_its_kink(name):
    f = activations.ALL[name]
    at_the_bend = [] if name in ("step", "sign") else [0.0]
    x = np.array([-3.0, -0.4, 0.7, 4.0, *at_the_bend])
    report = gradcheck.check_gradient(lambda x: float(f(x).sum()), f.derivative(x), x)
    assert report, str(report)
    kinked = ["[4]"] if name in ("relu", "leaky_relu", "prelu") else []
    assert [slope.place for slope in report.kinks] == kinked


@pytest.mark.parametrize("name", ["softmax", "log_softmax", "logsumexp"])
def test_vector_jacobian_products_pass(name):
    f = activations.ALL[name]
    z = np.random.default_rng(0).normal(size=(4, 3))
    g = np.random.default_rng(1).normal(size=np.shape(f(z)))
    assert gradcheck.check_gradient(lambda z: float(np.sum(g * f(z))), f.vjp(z, g), z)


def test_models_pass_and_keep_their_parameters():
    X, y = datasets.blobs(per_class=5)
    net = network.dense_network([2, 4, 3], activations.relu, losses.softmax_cross_entropy)
    linear = LinearModel(np.ones((2, 3)), np.zeros(3), losses.multiclass_hinge, l2=0.1)
    for model in (net, linear):
        before = [p.copy() for p in model.parameters]
        report = gradcheck.check_model(model, X, y)
        assert report, str(report)
        assert len(report.slopes) == sum(p.size for p in before)
        for p, kept in zip(model.parameters, before, strict=True):
            np.testing.assert_array_equal(p, kept)


def test_a_model_with_a_wrong_sign_is_found():
    class Wrong(LinearModel):
        def loss_and_gradients(self, X, y):
            loss, (dW, db) = super().loss_and_gradients(X, y)
            return loss, [dW, -db]

    report = gradcheck.check_model(Wrong([1.0], 2.0, losses.mean_squared_error), [[1.0], [3.0]], [0.0, 1.0])
    assert [slope.place for slope in report.wrong] == ["[1]"]
