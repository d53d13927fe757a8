"""What the pictures of softmax show is what was computed."""

import numpy as np
import pytest
from matplotlib.collections import LineCollection
from pictures import PICTURES, curve, legend
from pictures.softmax import CONFIDENCE, LABELS, NAMES, POINTS, RIGHT, SCORES, B, W
from scipy import special, stats

from lossedu import figures


def test_bars_are_scores_exponentials_and_probabilities():
    panels = PICTURES["scores_to_probabilities"]().axes
    expected = [SCORES[0], np.exp(SCORES[0]), special.softmax(SCORES[0])]
    for axes, values in zip(panels, expected, strict=True):
        assert [bar.get_width() for bar in axes.patches] == pytest.approx(values)
        low, high = axes.get_xlim()
        assert low <= min(values.min(), 0) < values.max() < high
    assert [text.get_text() for text in panels[0].texts] == ["3.2", "5.1", "-1.7"]
    top, *_, bottom = [bar.get_y() for bar in panels[0].patches]
    assert panels[0].yaxis_inverted() and top < bottom


def test_temperature_curves_are_softmax_and_its_entropy():
    above, below = PICTURES["softmax_over_temperature"]().axes
    entropy = below.lines[0].get_ydata()
    for place in (0, 120, 240):
        T = above.lines[0].get_xdata()[place]
        p = special.softmax(SCORES[0] / T)
        assert [curve(above, name)[1][place] for name in NAMES] == pytest.approx(p)
        assert entropy[place] == pytest.approx(stats.entropy(p))
    assert below.lines[1].get_ydata()[0] == pytest.approx(np.log(3))


def test_arrows_lead_from_probability_to_label():
    panels = PICTURES["pull_of_labels"]().axes
    P = special.softmax(SCORES, axis=1)
    assert [axes.get_title() for axes in panels] == NAMES
    for axes, p, label in zip(panels, P, LABELS, strict=True):
        y = np.eye(3)[label]
        assert [bar.get_height() for bar in axes.patches[:3]] == pytest.approx(p)
        assert axes.lines[0].get_ydata() == pytest.approx(y)
        for arrow in axes.texts:
            (k, end), (_, start) = arrow.xy, arrow.xyann
            assert end - start == pytest.approx(y[k] - p[k])
        assert {arrow.xy[0] for arrow in axes.texts} == set(np.flatnonzero(np.abs(p - y) > 0.03))


def test_boundaries_and_sure_lines_lie_where_the_scores_say():
    axes = PICTURES["softmax_regions"]().axes[0]
    lines = [artist for artist in axes.collections if not len(artist.get_facecolor())]
    assert len(lines) == 6  # a boundary and a sure line for each class
    for number, line in enumerate(lines):
        k, is_sure = divmod(number, 2)
        points = np.concatenate([path.vertices for path in line.get_paths()])
        p = special.softmax(points @ W + B, axis=1)
        others = np.delete(p, k, axis=1).max(axis=1)
        at_corner = np.sort(p, axis=1)[:, 0] > 0.2  # between grid points a corner is cut
        gap = p[:, k] - 0.9 if is_sure else (p[:, k] - others)[~at_corner]
        assert np.abs(gap).max() < 0.01
    drawn = np.concatenate([line.get_xydata() for line in axes.lines])
    assert np.allclose(np.sort(drawn, axis=0), np.sort(POINTS, axis=0))


def test_histories_are_drawn_as_they_are_above_their_floor():
    axes = PICTURES["losses_with_floors"]().axes[0]
    assert curve(axes, "fast")[1].tolist() == [3.0, 1.0, 0.75]
    assert legend(axes) == ["slow", "fast"]
    assert axes.lines[-1].get_ydata()[0] == 0.5
    assert axes.texts[0].get_text() == "floor"
    assert axes.get_ylim()[0] == 0


def test_the_gap_above_the_entropy_is_the_divergence():
    axes = PICTURES["cross_entropy_of_two"]().axes[0]
    q, height = curve(axes, "H(P, Q)")
    assert q[np.argmin(height)] == pytest.approx(0.7, abs=0.003)
    entropy = stats.entropy([0.7, 0.3])
    assert curve(axes, "H(P)")[1][0] == pytest.approx(entropy)
    (gaps,) = [artist for artist in axes.collections if isinstance(artist, LineCollection)]
    for (at, low), (_, high) in gaps.get_segments():
        assert low == pytest.approx(entropy)
        assert high - low == pytest.approx(stats.entropy([0.7, 0.3], [at, 1 - at]))


def test_reliability_is_read_off_the_bins():
    axes = PICTURES["reliability_diagram"]().axes[0]
    x, y = curve(axes, "mine")
    assert x.tolist() == pytest.approx([0.5, 0.9])
    assert y.tolist() == pytest.approx([1 / 3, 2 / 3])
    assert legend(axes) == ["calibrated", "mine"]
    assert len(RIGHT) == len(CONFIDENCE)
    coarse = figures.reliability_diagram({"mine": (RIGHT, CONFIDENCE)}, bins=1).axes[0]
    assert curve(coarse, "mine")[0].tolist() == pytest.approx([0.7])
