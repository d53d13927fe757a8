"""What the pictures of sigmoid and cross-entropy show is what was computed."""

import numpy as np
import pytest
from pictures import PICTURES, curve
from pictures.logistic import BOUNDARIES, BROKE, CURVES, HEIGHT, LABELS, MARKED, X
from scipy import special, stats


def test_labels_lie_at_zero_and_one_under_the_given_curves():
    figure = PICTURES["labels_and_curves"]()
    (axes,) = figure.axes
    for name, function in CURVES.items():
        x, y = curve(axes, name)
        assert np.allclose(y, function(x))
        assert x.min() < HEIGHT.min() < HEIGHT.max() < x.max()
    zeros, ones = axes.lines[-2:]
    assert np.array_equal(zeros.get_xdata(), HEIGHT[BROKE == 0])
    assert np.array_equal(ones.get_xdata(), HEIGHT[BROKE == 1])
    assert set(zeros.get_ydata()) == {0} and set(ones.get_ydata()) == {1}
    assert zeros.get_markerfacecolor() == "none" != ones.get_markerfacecolor()
    assert [text.get_text() for text in figure.legends[0].get_texts()] == list(CURVES)


def test_the_slope_below_is_that_of_the_sigmoid_above():
    above, below = (axes.lines[0] for axes in PICTURES["sigmoid_and_slope"]().axes)
    z = above.get_xdata()
    assert np.allclose(above.get_ydata(), special.expit(z))
    inner = slice(1, -1)
    assert np.allclose(below.get_ydata()[inner], np.gradient(above.get_ydata(), z)[inner], atol=1e-3)


def test_the_likelihood_is_highest_where_its_mark_is():
    above, below = PICTURES["likelihood"]().axes
    p, likelihood = above.lines[0].get_xdata(), above.lines[0].get_ydata()
    assert np.allclose(likelihood, stats.binom.pmf(7, 10, p) / special.comb(10, 7))
    assert np.allclose(below.lines[0].get_ydata(), -np.log(likelihood))
    for axes in (above, below):
        assert axes.lines[1].get_xdata() == [0.7]
    assert p[likelihood.argmax()] == pytest.approx(0.7)
    assert above.lines[1].get_ydata() == pytest.approx([likelihood.max()])
    assert below.lines[1].get_ydata() == pytest.approx([below.lines[0].get_ydata().min()])


def test_losses_of_a_probability_for_either_label():
    for axes, y in zip(PICTURES["probability_losses"]().axes, (1, 0), strict=True):
        p, cross_entropy = curve(axes, "cross-entropy")
        assert np.allclose(cross_entropy, -stats.bernoulli.logpmf(y, p))
        assert np.allclose(curve(axes, "squared error")[1], (y - p) ** 2)


def test_logit_slopes_are_the_slopes_of_both_losses():
    axes = PICTURES["logit_slopes"]().axes[0]
    values = {
        "cross-entropy": lambda z: np.logaddexp(0, z),
        "squared error": lambda z: special.expit(z) ** 2,
    }
    h = 1e-5
    for (name, value), marks in zip(values.items(), axes.lines[1::2], strict=True):
        for z, slope in (curve(axes, name), (marks.get_xdata(), marks.get_ydata())):
            assert np.allclose(slope, (value(z + h) - value(z - h)) / (2 * h), atol=1e-8)
        assert np.allclose(special.expit(marks.get_xdata()), MARKED)


def test_every_valley_has_a_dot_and_nothing_else_has():
    one, two = PICTURES["valleys"]().axes
    assert one.lines[-1].get_xdata() == pytest.approx([0.0])
    assert two.lines[-1].get_xdata() == pytest.approx([-1.0, 1.0])
    assert two.lines[-1].get_ydata() == pytest.approx([0.0, 0.0])


def test_focal_curves_are_the_formula_and_gamma_zero_is_cross_entropy():
    axes = PICTURES["focal_losses"]().axes[0]
    for gamma in (0, 1, 2, 5):
        p, loss = curve(axes, f"γ = {gamma}")
        assert np.allclose(loss, -((1 - p) ** gamma) * np.log(p))


def test_boundaries_lie_where_the_score_is_zero():
    axes = PICTURES["two_classes"]().axes[0]
    for name, (W, b) in BOUNDARIES.items():
        ends = np.column_stack(curve(axes, name))
        assert np.allclose(ends @ W + b, 0)
        assert np.linalg.norm(ends[1] - ends[0]) > np.linalg.norm(np.ptp(X, axis=0))
    for label in (0, 1):
        assert np.array_equal(np.column_stack(curve(axes, f"label {label}")), X[label == LABELS])
