"""What the pictures of classifiers show is what was computed."""

import numpy as np
import pytest
from pictures import PICTURES, legend
from pictures.classifiers import BLOBS, FITS, IMAGE, LABELS, SIGNS, TWO, B, W, Z
from scipy import special
from sklearn import svm

from lossedu import figures


def test_the_bars_of_a_panel_are_as_long_as_the_multiclass_hinge_loss():
    lengths = []
    for axes in PICTURES["scores_and_margins"]().axes:
        bars = [line for line in axes.lines if line.get_linewidth() == 5]
        lengths.append(sum(float(np.ptp(bar.get_xdata())) for bar in bars))
    assert lengths == pytest.approx([2.9, 0.0, 12.9])


def test_the_ring_is_round_the_true_class():
    panels = figures.scores_and_margins(Z, LABELS, ["cat", "car", "frog"]).axes
    for axes, row, label in zip(panels, Z, LABELS, strict=True):
        dots, ring = axes.lines
        assert ring.get_xdata() == [row[label]]
        assert dots.get_xdata().tolist() == row.tolist()
        names = {tick.get_position()[1]: tick.get_text() for tick in axes.get_yticklabels()}
        assert axes.get_title().endswith(names[ring.get_ydata()[0]])


def test_areas_of_squares_are_sizes_and_hollow_is_negative():
    image, cat = PICTURES["weight_squares"]().axes
    areas = [patch.get_width() * patch.get_height() for patch in image.patches]
    assert areas / max(areas) == pytest.approx(IMAGE[0] / IMAGE.max())
    assert [patch.get_fill() for patch in cat.patches] == [True, False, True, True]
    middles = [patch.get_center() for patch in cat.patches]  # columns go right, rows go down
    assert np.allclose(middles, [(0, 0), (1, 0), (0, 1), (1, 1)])
    assert cat.yaxis_inverted()


def test_a_pixel_of_zero_has_no_square():
    assert len(figures.weight_squares({"": [[0.0, 1.0]]}).axes[0].patches) == 1


def test_regions_belong_to_the_class_of_highest_score():
    axes = PICTURES["class_regions"]().axes[0]
    filled = axes.collections[::2]  # a region, then its border
    highest = (BLOBS @ W + B).argmax(axis=1)
    for k, region in enumerate(filled):
        inside = [any(path.contains_point(point) for path in region.get_paths()) for point in BLOBS]
        assert inside == (highest == k).tolist()
    arrows = [text.xy - BLOBS.mean(axis=0) for text in axes.texts]
    assert np.allclose(arrows, W.T)


def test_losses_and_slopes_along_one_score():
    above, below = PICTURES["loss_along_one_score"]().axes
    hinge, _, softmax, _ = above.lines
    moved = hinge.get_xdata()
    others = np.delete(Z[1], 1)
    violations = np.maximum(0, others - moved[:, np.newaxis] + 1)
    assert np.allclose(hinge.get_ydata(), violations.sum(axis=1))
    rows = np.column_stack([np.tile(others, (len(moved), 1)), moved])
    expected = special.logsumexp(rows, axis=1) - moved
    assert np.allclose(softmax.get_ydata(), expected)
    assert np.allclose(below.lines[2].get_ydata()[1:-1], np.gradient(expected, moved)[1:-1], atol=1e-3)
    assert set(below.lines[0].get_ydata()) == {-2.0, -1.0, 0.0}
    for axes in (above, below):
        for line in axes.lines[1::2]:
            assert line.get_xdata() == [Z[1, 1]]


def test_gradient_bars_are_counts_and_probabilities_less_the_truth():
    figure = PICTURES["gradient_bars"]()
    counts = [[-1, 1, 0], [0, 0, 0], [1, 1, -2]]
    for axes, row, label, count in zip(figure.axes, Z, LABELS, counts, strict=True):
        hinge, softmax = axes.containers
        assert [bar.get_height() for bar in hinge] == count
        expected = special.softmax(row)
        expected[label] -= 1
        assert [bar.get_height() for bar in softmax] == pytest.approx(expected)
        assert softmax.patches[0].get_hatch()
        assert not hinge.patches[0].get_hatch()


def test_four_margin_losses_lie_above_the_step_and_meet_it_at_one():
    axes = figures.margin_losses(reach=4.0).axes[0]
    step, *bounds = axes.lines
    assert legend(axes) == [line.get_label() for line in axes.lines]
    assert set(zip(step.get_xdata(), step.get_ydata(), strict=True)) == {(-4, 1), (0, 1), (0, 0), (4, 0)}
    for line in bounds:
        m, height = line.get_xdata(), line.get_ydata()
        assert np.all(height >= (m <= 0))
        assert height[m == 0] == pytest.approx(1)
    at_minus_four = [line.get_ydata()[0] for line in bounds]
    assert at_minus_four == pytest.approx([5, 25, np.log2(1 + np.exp(4)), np.exp(4)])


def test_rings_mark_the_support_vectors_that_scikit_learn_finds():
    for axes, (name, fit) in zip(PICTURES["streets"]().axes, FITS.items(), strict=True):
        C = float(name.removeprefix("C = "))
        theirs = svm.SVC(kernel="linear", C=C, tol=1e-8).fit(TWO, SIGNS)
        rings = np.column_stack(axes.lines[-1].get_data())
        assert sorted(map(tuple, rings)) == sorted(map(tuple, theirs.support_vectors_))
        lines = axes.collections[-1]
        for level, path in zip((-1, 0, 1), lines.get_paths(), strict=True):
            assert np.allclose(fit.scores(path.vertices), level, atol=1e-6)
