"""What the pictures of descent show is what was computed."""

import numpy as np
from pictures import PICTURES, curve, legend
from pictures.descent import CURVES, PATHS, WALKS, hill

from lossedu import figures


def test_measured_shows_the_given_curves_on_the_given_axes():
    axes = PICTURES["measured"]().axes[0]
    for name, (x, y) in CURVES.items():
        drawn_x, drawn_y = curve(axes, name)
        assert list(drawn_x) == x and list(drawn_y) == y
    assert (axes.get_xscale(), axes.get_yscale()) == ("log", "log")
    styles = {(line.get_linestyle(), line.get_marker()) for line in axes.lines}
    assert len(styles) == len(CURVES)


def test_axes_are_linear_unless_asked():
    axes = figures.measured(CURVES, x_label="x", y_label="y", log="").axes[0]
    assert (axes.get_xscale(), axes.get_yscale()) == ("linear", "linear")
    assert {line.get_marker() for line in axes.lines} == {"None"}


def test_each_path_has_a_panel_and_its_end_is_marked():
    panels = PICTURES["paths_in_a_valley"]().axes
    assert [axes.get_title() for axes in panels] == list(PATHS)
    for axes, path in zip(panels, PATHS.values(), strict=True):
        line, end = axes.lines
        np.testing.assert_array_equal(line.get_xydata(), path)
        assert end.get_xydata().tolist() == [path[-1]]


def test_contours_are_those_of_the_curvatures():
    (contours,) = PICTURES["paths_in_a_valley"]().axes[0].collections
    for level, path in zip(contours.levels, contours.get_paths(), strict=True):
        for w_1, w_2 in path.vertices[::10]:
            assert abs((w_1**2 + 20 * w_2**2) / 2 - level) < 0.02 * level


def test_starts_and_ends_lie_on_the_curve():
    axes = PICTURES["starts_and_ends"]().axes[0]
    for name, path in WALKS.items():
        for when, place in (("start", path[0]), ("end", path[-1])):
            x, y = curve(axes, f"{name}: {when}")
            assert (x[0], y[0]) == (place, hill(place))
    assert legend(axes) == ["left: start", "left: end", "right: start", "right: end"]
    x, y = axes.lines[0].get_data()
    assert np.allclose(y, hill(x))
