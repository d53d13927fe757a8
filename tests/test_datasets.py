"""The made data: shapes, seeds, the truth behind it, and the sources' worked examples."""

import inspect

import numpy as np
import pytest
from scipy import special, stats
from sklearn.datasets import make_moons
from sklearn.linear_model import LinearRegression, Perceptron

from lossedu import datasets

SEEDED = [datasets.line, datasets.house_prices, datasets.blobs, datasets.moons]
PUBLIC = [f for name, f in inspect.getmembers(datasets, inspect.isfunction) if not name.startswith("_")]


@pytest.mark.parametrize("make", SEEDED)
def test_same_seed_same_numbers(make):
    made, again, other = (np.column_stack(make(seed=seed)) for seed in (3, 3, 4))
    assert np.array_equal(made, again)
    assert made.shape == other.shape
    assert not np.array_equal(made, other)


@pytest.mark.parametrize("make", PUBLIC)
def test_samples_stand_in_rows(make):
    """Inputs and targets have as many rows; the scores of ten classes come alone, without labels."""
    made = make()
    if make is datasets.ten_class_scores:
        assert made.shape == (3, len(datasets.TEN_CLASSES))
    elif make is datasets.four_pixels:
        assert [part.shape for part in made] == [(1, 4), (4, 3), (3,)]
    else:
        samples, targets = made
        assert len(samples) == len(targets)
        assert targets.ndim == 1


def test_coffee_has_the_rule_that_the_docstring_names():
    guests, cups = datasets.coffee()
    (rule,), *_ = np.linalg.lstsq(guests[:, np.newaxis], cups, rcond=None)
    assert rule == pytest.approx(13 / 7)
    assert len(set(cups / guests)) == 3  # each rule through one morning misses the others


def test_rents_have_the_lines_that_the_docstring_names():
    rooms, rent = datasets.rents()
    fit = LinearRegression().fit(rooms[:, None], rent)
    assert np.allclose([fit.intercept_, fit.coef_[0]], [1.5, 0.8])
    through = []
    for i in range(4):
        for j in range(i + 1, 4):
            slope = (rent[j] - rent[i]) / (rooms[j] - rooms[i])
            intercept = rent[i] - slope * rooms[i]
            through.append((np.abs(intercept + slope * rooms - rent).sum(), intercept, slope))
    assert min(through) == (2.0, 1.0, 1.0)
    assert sorted(through)[1][0] > 2.0


def test_no_height_separates_the_cups():
    height, broke = datasets.cups()
    assert list(broke) == [0, 0, 0, 1, 0, 1, 1, 1]
    assert all(np.any((height > cut) != (broke == 1)) for cut in np.arange(0.5, 9.0))


def test_line_has_its_slope_and_its_noise():
    x, y = datasets.line(20_000, intercept=-3.0, slope=0.5, noise=2.0)
    fit = stats.linregress(x, y)
    assert fit.slope == pytest.approx(0.5, abs=0.02)
    assert fit.intercept == pytest.approx(-3.0, abs=0.1)
    assert np.std(y - (-3.0 + 0.5 * x)) == pytest.approx(2.0, rel=0.02)


def test_outlier_moves_the_last_point_only():
    x, y = datasets.line(12)
    same_x, moved = datasets.line(12, outlier=-15.0)
    assert np.array_equal(x, same_x)
    assert np.array_equal(moved - y != 0, [False] * 11 + [True])
    assert moved[-1] - y[-1] == pytest.approx(-15.0)


def test_house_prices_miss_by_a_constant_percentage():
    area, price = datasets.house_prices(20_000, spread=0.3)
    assert area.min() > 0
    assert price.min() > 0
    error = np.log(price / (4000 * area))
    assert np.std(error) == pytest.approx(0.3, rel=0.02)
    assert abs(np.corrcoef(np.log(area), np.abs(error))[0, 1]) < 0.03  # no larger for large houses
    assert stats.skew(price) > 1 > abs(stats.skew(np.log(price))) * 10


def test_blobs_stand_round_their_centres():
    centres = np.array([[0.0, 5.0], [-4.0, 1.0]])
    X, labels = datasets.blobs(centres, per_class=5000, spread=0.5)
    assert np.bincount(labels).tolist() == [5000, 5000]
    for k in range(2):
        assert np.allclose(X[labels == k].mean(axis=0), centres[k], atol=0.03)
        assert np.allclose(X[labels == k].std(axis=0), 0.5, rtol=0.03)


@pytest.mark.parametrize("n", [7, 200])
def test_moons_are_those_of_scikit_learn(n):
    X, labels = datasets.moons(n, noise=0.0)
    their_X, their_labels = make_moons(n, shuffle=False, noise=None)
    assert np.allclose(X, their_X)
    assert np.array_equal(labels, their_labels)


def test_no_line_separates_moons_or_xor():
    for X, labels in (datasets.moons(), datasets.xor()):
        assert Perceptron(max_iter=1000, tol=None).fit(X, labels).score(X, labels) < 1


def test_xor_is_exclusive_or():
    X, y = datasets.xor()
    assert np.array_equal(y, np.logical_xor(X[:, 0], X[:, 1]))


def test_three_images_give_the_losses_of_the_slides():
    """The slides compute hinge losses of 2.9, 0 and 12.9 for the three images."""
    scores, labels = datasets.three_images()
    margins = np.maximum(0, scores - scores[range(3), labels][:, None] + 1)
    margins[range(3), labels] = 0
    assert np.allclose(margins.sum(axis=1), [2.9, 0.0, 12.9])


def test_ten_classes_are_scored_as_on_the_slide():
    """With the labels cat, automobile, frog the slide's numbers give these softmax losses."""
    scores = datasets.ten_class_scores()
    labels = [datasets.TEN_CLASSES.index(name) for name in ("cat", "automobile", "frog")]
    surprise = special.logsumexp(scores, axis=1) - scores[range(3), labels]
    assert surprise == pytest.approx([5.16984, 0.577481, 11.2945], rel=1e-5)
    assert scores.max(axis=1).tolist() == [8.02, 6.04, 6.14]
