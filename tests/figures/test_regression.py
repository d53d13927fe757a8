"""What the pictures of regression show is what was computed."""

import numpy as np
import pytest
from pictures import PICTURES, curve, legend
from pictures.regression import LINES, RENT, ROOMS, VALUES
from scipy import optimize

from lossedu import figures


def test_points_and_lines_shows_the_given_lines():
    axes = PICTURES["points_and_lines"]().axes[0]
    for name, (intercept, slope) in LINES.items():
        x, y = curve(axes, name)
        assert np.allclose(y, intercept + slope * x)
        assert x.min() < ROOMS.min() < ROOMS.max() < x.max()
    assert legend(axes) == ["A", "B"]
    ring = axes.lines[-1]
    assert (ring.get_xdata(), ring.get_ydata()) == (ROOMS[1], RENT[1])


def test_coloured_area_is_the_sum_of_squared_errors():
    for axes, (intercept, slope) in zip(PICTURES["residual_squares"]().axes, LINES.values(), strict=True):
        area = sum(patch.get_width() * patch.get_height() for patch in axes.patches)
        assert area == pytest.approx(np.sum((intercept + slope * ROOMS - RENT) ** 2))
        assert axes.get_aspect() == 1


def test_both_distances_end_on_the_line_and_one_is_the_shortest():
    intercept, slope = -1.0, 0.75
    axes = figures.vertical_and_orthogonal((2.0, 4.0), intercept, slope).axes[0]
    _, vertical, shortest, _ = axes.lines
    for segment in (vertical, shortest):
        x, y = segment.get_xdata()[1], segment.get_ydata()[1]
        assert y == pytest.approx(intercept + slope * x)
    assert vertical.get_xdata()[0] == vertical.get_xdata()[1] == 2.0
    nearest = optimize.minimize_scalar(lambda x: np.hypot(x - 2.0, intercept + slope * x - 4.0))
    assert shortest.get_xdata()[1] == pytest.approx(nearest.x, abs=1e-6)
    assert legend(axes) == ["vertical: 3.50", f"shortest: {nearest.fun:.2f}"]


def test_constant_predictions_marks_mean_and_median_at_the_lowest_point():
    mse, mae = PICTURES["constant_predictions"]().axes
    for axes, centre in ((mse, np.mean(VALUES)), (mae, np.median(VALUES))):
        guesses, heights = axes.lines[0].get_xdata(), axes.lines[0].get_ydata()
        mark = axes.lines[-1]
        assert mark.get_xdata()[0] == centre
        assert mark.get_ydata()[0] <= min(heights)
        assert abs(guesses[np.argmin(heights)] - centre) <= guesses[1] - guesses[0]
    assert mse.lines[0].get_ydata()[0] == pytest.approx(np.mean((np.array(VALUES) - guesses[0]) ** 2))
    assert mae.lines[0].get_ydata()[0] == pytest.approx(np.mean(np.abs(np.array(VALUES) - guesses[0])))


def test_slopes_are_the_slopes_of_the_curves_above():
    above, below = PICTURES["regression_losses"]().axes
    for value, slope in zip(above.lines, below.lines, strict=True):
        r, height = value.get_xdata(), value.get_ydata()
        drawn = slope.get_ydata()
        by_differences = np.gradient(height, r)
        from_kink = np.minimum(np.abs(r), np.abs(np.abs(r) - 2.0))  # kinks at 0 and at delta
        smooth = np.isfinite(drawn) & (from_kink > 0.05) & (np.abs(r) < 3.9)
        assert np.allclose(drawn[smooth], by_differences[smooth], atol=1e-3)
    assert curve(above, "Huber")[1][-1] == pytest.approx(2.0 * 4.0 - 2.0)  # delta |r| - delta²/2 at 4
    assert np.isnan(below.lines[1].get_ydata()).sum() == 1  # |r| has no slope at 0
