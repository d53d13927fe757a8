"""Linear scores, the decisions made from them, and three ways to look at a linear classifier.

Rows are samples: X (N, D), weights W (D, C) or (D,), bias b (C,) or a number, scores XW + b. A column of W
is one class: a row of numbers to multiply with (algebraic view), an image to compare with (visual view), the
normal of a plane (geometric view).
"""

import numpy as np

from lossedu.arguments import binary_label, check_class_index, complain, float_array, real, unit_interval
from lossedu.shapes import matrix, same_length, vector

__all__ = [
    "append_ones",
    "boundary",
    "linear_scores",
    "logit",
    "mcculloch_pitts",
    "one_hot",
    "predict_binary",
    "predict_class",
    "reliability",
    "signed_distance",
    "stack_bias",
    "templates",
    "threshold_unit",
]

# ------------------------------------------------------------------------------------- scores and labels


def linear_scores(X, W, b=0.0):
    """Return the scores XW + b of the rows of X: (N, C) for W (D, C), (N,) for W (D,).

    Raises ValueError if the shapes do not fit. S2, the algebraic view: a score is a row times a column.

    >>> linear_scores([[1.0, 2.0]], [[1.0, 0.0], [0.0, 3.0]], [0.5, 0.0])
    array([[1.5, 6. ]])
    """
    X, W, b = matrix("X", X), real.check("W", float_array("W", W)), real.check("b", float_array("b", b))
    if W.ndim not in (1, 2):
        complain("W", "shape (D,) or (D, C)", f"shape {W.shape}")
    if X.shape[1] != len(W):
        complain("X and W", "as many columns of X as rows of W", f"{X.shape[1]} and {len(W)}")
    if b.shape not in ((), W.shape[1:]):
        complain("b", f"a number or shape {W.shape[1:]}, one bias a column of W", f"shape {b.shape}")
    return X @ W + b


def append_ones(X):
    """Return X (N, D) with a last column of ones, (N, D+1): the bias trick.

    The last row of the weights then acts as bias: ``append_ones(X) @ stack_bias(W, b)`` is XW + b. S2, S5.

    >>> append_ones([[5.0, 7.0]])
    array([[5., 7., 1.]])
    """
    X = matrix("X", X)
    return np.column_stack([X, np.ones(len(X))])


def stack_bias(W, b):
    """Return W (D, C) with b (C,) as its last row, (D+1, C); or W (D,) with the number b as its last entry.

    >>> stack_bias([[1.0, 2.0]], [3.0, 4.0])
    array([[1., 2.],
           [3., 4.]])
    """
    W, b = float_array("W", W), float_array("b", b)
    if b.shape != W.shape[1:]:
        complain("b", f"shape {W.shape[1:]}, one bias a column of W", f"shape {b.shape}")
    return np.concatenate([W, b[np.newaxis]])


def predict_binary(z, threshold=0.0):
    """Return 1 where the score z is above the threshold, else 0; the shape of z.

    A score above 0 is a probability above 1/2, so no sigmoid is needed to decide. S1, S4, S5.

    >>> predict_binary([-0.3, 0.0, 2.0])
    array([0, 0, 1])
    """
    z = real.check("z", float_array("z", z))
    return (z > threshold).astype(int)


def predict_class(Z):
    """Return the class with the largest score of each row of Z (N, C), the first one in a tie: (N,).

    Softmax keeps the order of the scores, so none is needed to decide. S2, S3, S4.

    >>> predict_class([[1.0, 3.0], [2.0, 2.0]])
    array([1, 0])
    """
    return matrix("Z", Z).argmax(axis=1)


def one_hot(labels, n_classes):
    """Return integer labels (N,) as rows (N, n_classes) with a 1 at the label; ``argmax(axis=1)`` undoes it.

    Raises ValueError for labels outside 0 … n_classes-1. S1, S3, S4, S5.

    >>> one_hot([2, 0], 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    labels = check_class_index("labels", float_array("labels", labels), n_classes)
    return np.eye(n_classes)[labels]


def logit(p):
    """Return the log-odds log(p / (1-p)) of probabilities p: the score of which p is the sigmoid. S2, S5.

    >>> print(f"{logit(0.99):.5f}")
    4.59512
    """
    p = unit_interval.check("p", float_array("p", p))
    with np.errstate(divide="ignore"):
        return np.log(p) - np.log1p(-p)


def reliability(y, p, bins=10):
    """Return mean predicted probability, share of ones and count, of each bin of p that is not empty.

    y (N,) are labels 0 and 1, p (N,) probabilities; the bins cut [0, 1] into equal parts and a bin
    includes its lower end. For a calibrated classifier the first two agree. S4, S5.

    >>> for row in reliability([0, 1, 1, 1], [0.1, 0.2, 0.8, 0.9], bins=2): print(row.round(3))
    [0.15 0.85]
    [0.5 1. ]
    [2 2]
    """
    y, p = vector("y", y, binary_label), vector("p", p, unit_interval)
    same_length(y, p, "y and p")
    place = np.minimum((p * bins).astype(int), bins - 1)
    count = np.bincount(place, minlength=bins)
    full = count > 0
    predicted = np.bincount(place, weights=p, minlength=bins)[full] / count[full]
    observed = np.bincount(place, weights=y, minlength=bins)[full] / count[full]
    return predicted, observed, count[full]


# ------------------------------------------------------------------- visual and geometric view, hard units


def templates(W, image_shape):
    """Return the columns of W (D, C) as images (C, *image_shape): what each class looks for.

    A score is the inner product of image and template. Raises ValueError if image_shape does not hold
    D numbers. S2, the visual view.

    >>> templates([[1.0], [2.0], [3.0], [4.0]], (2, 2))
    array([[[1., 2.],
            [3., 4.]]])
    """
    W = matrix("W", W)
    if np.prod(image_shape) != len(W):
        complain("image_shape", f"a shape of {len(W)} pixels, one a row of W", str(tuple(image_shape)))
    return W.T.reshape(-1, *image_shape)


def boundary(W, b, i, j):
    """Return normal (D,) and offset of the boundary n·x + c = 0 on which classes i and j score the same.

    The normal is the difference of columns i and j of W (D, C) and points to the side of class i. Raises
    ValueError if the columns are equal, since there is no boundary then. S2, the geometric view.

    >>> boundary([[1.0, 0.0], [0.0, 1.0]], [0.0, 2.0], 0, 1)
    (array([ 1., -1.]), -2.0)
    """
    W, b = matrix("W", W), vector("b", b)
    i, j = check_class_index("i and j", float_array("i and j", [i, j]), W.shape[1])
    normal = W[:, i] - W[:, j]
    if not normal.any():
        complain("i and j", "two classes with different weights", f"classes {i} and {j} with equal weights")
    return normal, float(b[i] - b[j])


def signed_distance(X, normal, offset):
    """Return how far each row of X (N, D) lies from n·x + c = 0, positive on the side of the normal: (N,).

    >>> signed_distance([[5.0, 0.0], [0.0, 0.0]], [3.0, 4.0], -5.0)
    array([ 2., -1.])
    """
    normal = vector("normal", normal)
    if not normal.any():
        complain("normal", "a vector that is not 0", "zeros only")
    return linear_scores(X, normal, offset) / np.linalg.norm(normal)


def threshold_unit(X, w, theta):
    """Return 1 where w·x > theta and 0 elsewhere, for each row of X (N, D): (N,).

    The inequality is strict, so a sum that only reaches the threshold does not fire. The bias is -theta. S5.

    >>> threshold_unit([[1, 0, 1]], [0.7, 0.6, 0.4], theta=1.5)  # 1.1: the concert is not visited
    array([0])
    """
    return predict_binary(linear_scores(X, w), theta)


def mcculloch_pitts(X, theta):
    """Return 1 where at least theta of the binary inputs of a row of X (N, D) are 1, else 0: (N,).

    Unlike ``threshold_unit`` it fires when the sum reaches the threshold. McCulloch and Pitts (1943); S5.

    >>> X = [[0, 0], [0, 1], [1, 0], [1, 1]]
    >>> mcculloch_pitts(X, 2), mcculloch_pitts(X, 1)  # and, or
    (array([0, 0, 0, 1]), array([0, 1, 1, 1]))
    """
    X = binary_label.check("X", matrix("X", X))
    return (X.sum(axis=1) >= theta).astype(int)
