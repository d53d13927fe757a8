"""What the pictures of costs and descents show is what was handed in."""

import numpy as np
from pictures import PICTURES, curve
from pictures.objectives import BELIEFS, COSTS, POINTS, WALKS, W


def test_each_cost_has_its_panel_and_its_marks():
    figure = PICTURES["costs_over_weight"]()
    for axes, (name, values) in zip(figure.axes, COSTS.items(), strict=True):
        assert axes.get_ylabel() == name
        assert np.array_equal(axes.lines[0].get_xdata(), W)
        assert np.array_equal(axes.lines[0].get_ydata(), values)
    marks = [axes.lines[1:] for axes in figure.axes]
    assert [(line.get_xdata()[0], line.get_ydata()[0]) for line in marks[0]] == [(2.0, 0.5)]
    assert marks[1] == []


def test_descents_start_at_the_ring_and_lie_on_their_path():
    panels = PICTURES["descents_on_curve"]().axes
    for axes, (name, (weights, costs)) in zip(panels, WALKS.items(), strict=True):
        assert axes.get_title() == name
        path = axes.lines[1]
        assert list(path.get_xdata()) == weights and list(path.get_ydata()) == costs
        ring = axes.lines[-1]
        assert (ring.get_xdata()[0], ring.get_ydata()[0]) == (weights[0], costs[0])
        assert axes.get_ylim() == (0, 4.0)


def test_fitted_and_new_points_are_told_apart():
    axes = PICTURES["fits_and_new_data"]().axes[0]
    x, y, x_new, y_new = POINTS
    assert [list(part) for part in curve(axes, "fitted")] == [list(x), list(y)]
    assert [list(part) for part in curve(axes, "new")] == [list(x_new), list(y_new)]
    fitted, new = axes.lines[-2:]
    assert fitted.get_marker() != new.get_marker()


def test_bars_are_the_probabilities_and_the_line_is_the_threshold():
    axes = PICTURES["two_classifiers"]().axes[0]
    heights = [bar.get_height() for bar in axes.patches]
    assert heights == [p for beliefs in BELIEFS.values() for p in beliefs]
    assert list(axes.lines[0].get_ydata()) == [0.5, 0.5]
    assert len({bar.get_hatch() for bar in axes.patches}) == len(BELIEFS)
