"""What the pictures of activations show is what was computed."""

import numpy as np
from pictures import PICTURES, curve
from pictures.zoo import CURVES, NORMS, OUTPUTS, PIECES, WALKS, X


def names_on_top(figure):
    (legend,) = figure.legends
    return [text.get_text() for text in legend.get_texts()]


def test_slopes_are_the_slopes_of_the_curves_above():
    figure = PICTURES["value_and_slope"]()
    above, below = figure.axes
    assert names_on_top(figure) == list(CURVES)
    for name, slope in zip(CURVES, below.lines, strict=True):
        x, value = curve(above, name)
        apart = np.abs(x) > 0.05  # from the jump and the kink
        assert np.allclose(slope.get_ydata()[apart], np.gradient(value, x)[apart], atol=1e-2)


def test_a_jump_leaves_a_gap_and_a_curve_does_not():
    above, below = PICTURES["value_and_slope"]().axes
    gaps = [np.isnan(line.get_ydata()).sum() for line in [*above.lines, *below.lines]]
    assert gaps == [1, 0, 0, 0, 1, 0]  # the step's value, and the slope of PReLU


def test_function_panels_share_axes_and_name_each_curve_once():
    figure = PICTURES["function_panels"]()
    one, two, three, empty = figure.axes
    assert not empty.axison
    assert names_on_top(figure) == ["x", "x²"]
    assert np.array_equal(curve(one, "x²")[1], X**2)
    assert np.array_equal(curve(two, "x")[1], -X)
    assert one.get_ylim() == two.get_ylim() == three.get_ylim()


def test_layer_gradients_count_layers_from_one():
    for axes in PICTURES["layer_gradients"]().axes:
        for name, norms in NORMS.items():
            layer, size = curve(axes, name)
            assert layer.tolist() == [1, 2, 3]
            assert np.array_equal(size, norms)
        assert axes.get_yscale() == "log"


def test_weight_walks_show_every_step_start_and_goal():
    panels = PICTURES["weight_walks"]().axes
    for axes, (title, walk) in zip(panels, WALKS.items(), strict=True):
        path, start, goal = axes.lines
        assert axes.get_title() == title
        assert np.array_equal(path.get_xydata(), walk)
        assert start.get_xydata().tolist() == [walk[0]]
        assert goal.get_xydata().tolist() == [[1.0, -1.0]]


def test_active_units_are_rows_and_dark_where_not_zero():
    before, after = PICTURES["active_units"]().axes
    assert np.array_equal(before.images[0].get_array(), (OUTPUTS != 0).T)
    assert after.images[0].get_array().shape == (3, 1)


def test_maxout_follows_the_highest_piece():
    axes = PICTURES["maxout_pieces"]().axes[0]
    x, y = curve(axes, "maxout")
    assert np.allclose(y, np.max([slope * x + intercept for slope, intercept in PIECES], axis=0))
    assert len(axes.lines) == len(PIECES) + 1
