"""Linear scores, decisions and the three views, against hand-worked numbers, SciPy and scikit-learn."""

import numpy as np
import pytest
import scipy.special
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.calibration import calibration_curve
from sklearn.preprocessing import label_binarize

from lossedu import activations, datasets, scores


def test_four_pixels_by_hand():
    X, W, b = datasets.four_pixels()
    Z = scores.linear_scores(X, W, b)
    np.testing.assert_allclose(Z, [[-96.8, 437.9, 60.75]], rtol=1e-14)
    assert scores.predict_class(Z) == [1]


def test_ten_classes_have_30720_weights_and_30730_parameters():
    W, b = np.zeros((3072, 10)), np.zeros(10)
    assert W.size == 30720
    assert scores.stack_bias(W, b).size == 30730


def matrices(*shape):
    return arrays(float, shape, elements=st.floats(-100, 100))


@settings(deadline=None)
@given(matrices(4, 3), matrices(3, 2), matrices(2))
def test_bias_trick_changes_no_score(X, W, b):
    with_ones = scores.append_ones(X) @ scores.stack_bias(W, b)
    np.testing.assert_allclose(with_ones, scores.linear_scores(X, W, b), rtol=1e-12, atol=1e-9)


def test_one_score_a_row():
    z = scores.linear_scores([[1, 2], [3, 4]], [1.0, -1.0], 0.5)
    np.testing.assert_array_equal(z, [-0.5, -0.5])
    np.testing.assert_array_equal(scores.stack_bias([1.0, -1.0], 0.5), [1.0, -1.0, 0.5])


@pytest.mark.parametrize(
    ("X", "W", "b", "named"),
    [
        ([1.0, 2.0], [1.0, 2.0], 0.0, "X"),
        ([[1.0, 2.0]], [1.0], 0.0, "X and W"),
        ([[1.0, 2.0]], [[[1.0]], [[2.0]]], 0.0, "W"),
        ([[1.0, 2.0]], [[1.0, 2.0], [3.0, 4.0]], [1.0, 2.0, 3.0], "b"),
        ([[1.0, 2.0]], [1.0, 2.0], [1.0], "b"),
        ([[np.nan, 2.0]], [1.0, 2.0], 0.0, "X"),
        ([["a", "b"]], [1.0, 2.0], 0.0, "X"),
    ],
)
def test_scores_refuse_what_does_not_fit(X, W, b, named):
    with pytest.raises(ValueError, match=f"^{named}: expected .*, received"):
        scores.linear_scores(X, W, b)


def test_stack_bias_refuses_a_bias_of_another_length():
    with pytest.raises(ValueError, match=r"^b: expected shape \(2,\)"):
        scores.stack_bias(np.ones((3, 2)), np.ones(3))


@settings(deadline=None)
@given(matrices(5, 3).map(np.round))  # scores that differ by rounding only may tie as probabilities
def test_softmax_and_sigmoid_change_no_decision(Z):
    log_p = scipy.special.log_softmax(Z, axis=1)
    np.testing.assert_array_equal(scores.predict_class(Z), scores.predict_class(log_p))
    z = Z[:, 0]
    decided = scores.predict_binary(scipy.special.expit(z), threshold=0.5)
    np.testing.assert_array_equal(scores.predict_binary(z), decided)


def test_ties_go_to_the_first_class_and_score_0_to_label_0():
    assert scores.predict_class([[1.0, 1.0, 0.0]]) == [0]
    assert scores.predict_binary([0.0]) == [0]


def test_ten_class_scores_choose_dog_automobile_truck():
    chosen = scores.predict_class(datasets.ten_class_scores())
    assert [datasets.TEN_CLASSES[k] for k in chosen] == ["dog", "automobile", "truck"]


def test_one_hot_equals_scikit_learn_and_is_undone_by_argmax():
    labels = np.array([3, 0, 2, 3])
    encoded = scores.one_hot(labels, 5)
    np.testing.assert_array_equal(encoded, label_binarize(labels, classes=range(5)))
    np.testing.assert_array_equal(encoded.argmax(axis=1), labels)


@pytest.mark.parametrize("labels", [[5], [-1], [0.5]])
def test_one_hot_refuses_labels_outside(labels):
    with pytest.raises(ValueError, match=r"^labels: expected integer labels"):
        scores.one_hot(labels, 5)


@settings(deadline=None)
@given(st.floats(1e-300, 1 - 1e-12))
def test_logit_is_the_inverse_of_the_sigmoid(p):
    z = scores.logit(p)
    assert z == pytest.approx(float(scipy.special.logit(p)), rel=1e-12, abs=1e-15)
    assert activations.sigmoid(z) == pytest.approx(p, rel=1e-11)


def test_logit_of_certainty_is_infinite_and_outside_is_refused():
    np.testing.assert_array_equal(scores.logit([0.0, 1.0]), [-np.inf, np.inf])
    with pytest.raises(ValueError, match=r"^p: expected numbers in \[0, 1\]"):
        scores.logit(1.5)


def test_reliability_equals_scikit_learn():
    rng = np.random.default_rng(3)
    p = rng.uniform(size=500)
    y = (rng.uniform(size=500) < p**2).astype(int)
    predicted, observed, count = scores.reliability(y, p, bins=7)
    expected_observed, expected_predicted = calibration_curve(y, p, n_bins=7)
    np.testing.assert_allclose(predicted, expected_predicted, rtol=1e-12)
    np.testing.assert_allclose(observed, expected_observed, rtol=1e-12)
    assert count.sum() == 500


def test_reliability_puts_certainty_in_the_last_bin_and_leaves_out_empty_bins():
    predicted, observed, count = scores.reliability([1, 1], [1.0, 1.0], bins=10)
    assert (predicted, observed, count) == ([1.0], [1.0], [2])
    with pytest.raises(ValueError, match=r"^y and p: expected as many rows"):
        scores.reliability([1], [0.2, 0.3])


# ----------------------------------------------------------------------------------------------- views


def test_a_score_is_the_inner_product_of_image_and_template():
    rng = np.random.default_rng(0)
    image, W = rng.normal(size=(4, 3, 2)), rng.normal(size=(24, 5))
    by_template = (scores.templates(W, (4, 3, 2)) * image).sum(axis=(1, 2, 3))
    np.testing.assert_allclose(by_template, scores.linear_scores(image.reshape(1, -1), W)[0], rtol=1e-12)


def test_templates_refuse_a_shape_of_other_size():
    with pytest.raises(ValueError, match=r"^image_shape: expected a shape of 6 pixels"):
        scores.templates(np.ones((6, 2)), (2, 2))


def test_distance_is_that_of_the_foot_point_where_both_classes_score_the_same():
    rng = np.random.default_rng(1)
    X, W, b = rng.normal(size=(6, 3)), rng.normal(size=(3, 4)), rng.normal(size=4)
    normal, offset = scores.boundary(W, b, 2, 0)
    distance = scores.signed_distance(X, normal, offset)
    feet = X - np.outer(distance, normal / np.linalg.norm(normal))
    Z = scores.linear_scores(feet, W, b)
    np.testing.assert_allclose(Z[:, 2], Z[:, 0], atol=1e-12)
    np.testing.assert_allclose(np.linalg.norm(X - feet, axis=1), np.abs(distance), rtol=1e-12)
    on_side_of_class_2 = scores.linear_scores(X, W, b)[:, 2] > scores.linear_scores(X, W, b)[:, 0]
    np.testing.assert_array_equal(distance > 0, on_side_of_class_2)


def test_no_boundary_between_equal_columns():
    with pytest.raises(ValueError, match=r"^i and j: expected two classes with different weights"):
        scores.boundary(np.ones((2, 3)), [0.0, 1.0, 2.0], 0, 2)
    with pytest.raises(ValueError, match=r"^i and j: expected integer labels from 0 to 2"):
        scores.boundary(np.ones((2, 3)), [0.0, 1.0, 2.0], 0, 3)
    with pytest.raises(ValueError, match=r"^normal: expected a vector that is not 0"):
        scores.signed_distance([[1.0]], [0.0], 1.0)


# ------------------------------------------------------------------------------------------- hard units


def test_the_concert_is_not_visited_and_the_five_inputs_fire():
    assert scores.threshold_unit([[1, 0, 1]], [0.7, 0.6, 0.4], 1.5) == [0]
    weights = [0.7, 0.6, 0.5, 0.3, 0.4]
    assert scores.threshold_unit([[1, 0, 1, 0, 1]], weights, 1.5) == [1]
    flipped = np.abs(np.eye(5) - [1, 0, 1, 0, 1])
    np.testing.assert_array_equal(scores.threshold_unit(flipped, weights, 1.5), [0, 1, 0, 1, 0])


def test_reaching_the_threshold_fires_one_unit_and_not_the_other():
    assert scores.threshold_unit([[1, 1]], [1.0, 1.0], 2.0) == [0]
    assert scores.mcculloch_pitts([[1, 1]], 2) == [1]


def test_bias_is_minus_the_threshold():
    X = np.random.default_rng(0).normal(size=(20, 3))
    w, theta = np.array([1.0, -2.0, 0.5]), 0.3
    with_bias = scores.predict_binary(scores.linear_scores(X, w, -theta))
    np.testing.assert_array_equal(scores.threshold_unit(X, w, theta), with_bias)


def test_mcculloch_pitts_takes_binary_inputs_only():
    with pytest.raises(ValueError, match=r"^X: expected labels 0 or 1"):
        scores.mcculloch_pitts([[0.5, 1.0]], 1)
