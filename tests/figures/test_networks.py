"""What the pictures of networks show is what was computed."""

import matplotlib.colors
import numpy as np
import pytest
from pictures import PICTURES, curve
from pictures.networks import ENDS, HIDDEN, LAYERS, LINE, MODELS, X, Y

from lossedu import figures
from lossedu.figures.style import BLUE, ORANGE


def points_of(axes, marker):
    (found,) = [line for line in axes.lines if line.get_marker() == marker]
    return found.get_xydata()


def test_classes_differ_in_shape_and_in_filling():
    axes = PICTURES["answers_in_the_plane"]().axes[0]
    np.testing.assert_array_equal(points_of(axes, "o"), X[Y == 0])
    np.testing.assert_array_equal(points_of(axes, "s"), X[Y == 1])
    faces = [line.get_markerfacecolor() for line in axes.lines]
    assert faces == ["white", ORANGE]


def test_the_boundary_is_where_the_score_is_zero():
    first, second = PICTURES["answers_in_the_plane"]().axes
    assert [first.get_title(), second.get_title()] == list(MODELS)
    line, region = first.collections
    (path,) = line.get_paths()
    assert np.allclose(path.vertices.sum(axis=1), 0.5, atol=1e-9)
    inside = region.get_paths()[0]
    assert inside.contains_point((1, 1)) and not inside.contains_point((0, 0))
    assert list(second.collections) == []  # one answer everywhere has no boundary


def test_hidden_units_are_drawn_where_they_are_and_counted():
    left, right = PICTURES["folded_plane"]().axes
    np.testing.assert_array_equal(points_of(left, "s"), X[Y == 1])
    np.testing.assert_array_equal(points_of(right, "s"), HIDDEN[Y == 1])
    (w_1, w_2), b = LINE
    line = right.lines[-1].get_xydata()
    assert np.allclose(line @ [w_1, w_2] + b, 0)
    assert [text.get_text() for text in right.texts] == ["2 points"]


def test_an_upright_line_is_drawn_upright():
    axes = figures.folded_plane(X, HIDDEN, Y, ([2.0, 0.0], -1.0)).axes[1]
    assert list(axes.lines[-1].get_xdata()) == [0.5, 0.5]


def test_values_and_gradients_stand_at_their_units():
    axes = PICTURES["values_and_gradients"]().axes[0]
    lines = [line for line in axes.lines if line.get_marker() == "None"]
    assert len(lines) == len(LAYERS[0]) * len(LAYERS[1])
    shown = {text.get_text(): matplotlib.colors.to_hex(text.get_color()) for text in axes.texts}
    assert (shown["2"], shown["−4.5"]) == (BLUE, ORANGE)
    assert set(shown) == {"a", "b", "f", "2", "3", "6", "−4.5", "1"}
    heights = {text.get_text(): text.get_position()[1] for text in axes.texts}
    assert heights["2"] > heights["a"] > heights["−4.5"] > heights["b"]


def test_ends_are_sorted_and_levels_are_drawn():
    axes = PICTURES["sorted_ends"]().axes[0]
    for name, outcomes in ENDS.items():
        number, height = curve(axes, name)
        assert list(number) == [1, 2, 3]
        assert list(height) == sorted(outcomes)
    assert axes.lines[0].get_ydata()[0] == pytest.approx(0.69)
    assert [text.get_text() for text in axes.texts] == ["chance"]
