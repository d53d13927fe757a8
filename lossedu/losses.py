"""Losses as a formula table: value, derivative by the prediction, SymPy twin.

``NAME(y_true, y_pred, *, reduction="mean")`` is the value, ``NAME.gradient(...)`` of the same arguments its
gradient, ``NAME.expression`` the loss of one sample in SymPy. What surrounds every formula (checks, weights,
reduction, the 1/N) stands once in loss_definitions.py. y is the true value, y_hat a prediction,
r = y_hat - y the residual, p a probability, z a raw score (logit), P and Q are distributions. A rowwise
formula gets rows (N, C) and gives one loss a row.
"""

import numpy as np

from lossedu import activations
from lossedu.arguments import (
    binary_label,
    class_index,
    class_label,
    distribution,
    fraction,
    log_probability,
    logarithm_base,
    non_negative,
    positive,
    power_one_or_two,
    real,
    sign_label,
    unit_interval,
)
from lossedu.definitions import Definition
from lossedu.loss_definitions import elementwise_loss, rowwise_loss

SMALLEST_NORMAL = np.finfo(float).smallest_normal

# The bare formulas, without the checks that the losses have made already.
sigmoid = activations.sigmoid.formula
softplus = activations.softplus.formula
softmax = activations.softmax.formula

# ------------------------------------------------------------------------------------------ regression


@elementwise_loss(concept="mse", pairs_with="identity", sources="S1 S2 S4 S5")
def mean_squared_error(y: real, y_hat: real):
    """Squared residual r², averaged: the loss whose best constant is the mean.

    >>> mean_squared_error([1.0, 2.0, 4.0], [1.0, 3.0, 2.0], reduction="none")
    array([0., 1., 4.])
    >>> mean_squared_error.gradient([1.0, 2.0], [1.0, 3.0])
    array([0., 1.])
    """
    return np.square(y_hat - y)


@mean_squared_error.define_gradient
def mean_squared_error(y, y_hat):
    return 2.0 * (y_hat - y)


@mean_squared_error.define_expression
def mean_squared_error(sp, y, y_hat):
    return (y_hat - y) ** 2


@elementwise_loss(concept="half-mse", pairs_with="identity", sources="S4")
def half_mean_squared_error(y: real, y_hat: real):
    """Half the squared residual r²/2, averaged over entries; its derivative is the residual itself.

    >>> half_mean_squared_error([0.0, 0.0], [4.0, 2.0])
    5.0
    """
    return np.square(y_hat - y) / 2.0


@half_mean_squared_error.define_gradient
def half_mean_squared_error(y, y_hat):
    return y_hat - y


@half_mean_squared_error.define_expression
def half_mean_squared_error(sp, y, y_hat):
    return (y_hat - y) ** 2 / 2


@elementwise_loss(concept="sse-l2", pairs_with="identity", sources="S2 S3 S5", reduction="sum")
def sum_squared_error(y: real, y_hat: real):
    """Squared residuals r², summed (the default here): the squared L2 norm of the residuals.

    >>> sum_squared_error([0.0, 0.0], [3.0, 4.0])
    25.0
    """
    return np.square(y_hat - y)


@sum_squared_error.define_gradient
def sum_squared_error(y, y_hat):
    return 2.0 * (y_hat - y)


@sum_squared_error.define_expression
def sum_squared_error(sp, y, y_hat):
    return (y_hat - y) ** 2


@elementwise_loss(concept="mae", pairs_with="identity", sources="S3 S5")
def mean_absolute_error(y: real, y_hat: real):
    """Absolute residual |r|, averaged: the loss whose best constant is the median.

    At r = 0 every slope in [-1, 1] is a subgradient; 0 is returned.

    >>> mean_absolute_error([0.0, 0.0], [3.0, -1.0])
    2.0
    """
    return np.abs(y_hat - y)


@mean_absolute_error.define_gradient
def mean_absolute_error(y, y_hat):
    return np.sign(y_hat - y)


@mean_absolute_error.define_expression
def mean_absolute_error(sp, y, y_hat):
    return sp.Abs(y_hat - y)


@elementwise_loss(concept="huber", pairs_with="identity", sources="S3 S5", reference="Huber 1964")
def huber(y: real, y_hat: real, *, delta: positive = 1.0):
    """Parabola r²/2 up to |r| = delta, beyond it the line delta (|r| - delta/2) of the same slope.

    Both are c (|r| - c/2), where c is the smaller of |r| and delta.

    >>> huber([0.0, 0.0], [0.5, 3.0], delta=1.0, reduction="none")
    array([0.125, 2.5  ])
    """
    r = np.abs(y_hat - y)
    c = np.minimum(r, delta)
    return c * (r - c / 2.0)


@huber.define_gradient
def huber(y, y_hat, delta):
    return np.clip(y_hat - y, -delta, delta)


@huber.define_expression
def huber(sp, y, y_hat, delta):
    r = y_hat - y
    return sp.Piecewise((r**2 / 2, sp.Abs(r) <= delta), (delta * (sp.Abs(r) - delta / 2), True))


@elementwise_loss(
    concept="pseudo-huber", pairs_with="identity", sources="S3", reference="Charbonnier et al. 1994"
)
def pseudo_huber(y: real, y_hat: real, *, delta: positive = 1.0):
    """Smooth Huber delta² (sqrt(1 + (r/delta)²) - 1): r²/2 near 0, slope towards delta far out.

    The 1 is not subtracted: the same value is delta r² / (sqrt(delta² + r²) + delta).

    >>> print(f"{pseudo_huber(0.0, 1e-9):.3e}")
    5.000e-19
    """
    r = np.abs(y_hat - y)
    return r * (delta * (r / (np.hypot(delta, r) + delta)))


@pseudo_huber.define_gradient
def pseudo_huber(y, y_hat, delta):
    r = y_hat - y
    return delta * (r / np.hypot(delta, r))


@pseudo_huber.define_expression
def pseudo_huber(sp, y, y_hat, delta):
    return delta**2 * (sp.sqrt(1 + ((y_hat - y) / delta) ** 2) - 1)


@elementwise_loss(concept="smooth-l1", pairs_with="identity", sources="S5", reference="Girshick 2015")
def smooth_l1(y: real, y_hat: real, *, delta: positive = 1.0):
    """Huber loss divided by delta, so that the slope far out is 1; delta = 1 is Huber itself.

    >>> smooth_l1([0.0, 0.0], [1.0, 3.0], delta=2.0, reduction="none")
    array([0.25, 2.  ])
    """
    r = np.abs(y_hat - y)
    c = np.minimum(r, delta)
    return (c / delta) * (r - c / 2.0)


@smooth_l1.define_gradient
def smooth_l1(y, y_hat, delta):
    return np.clip((y_hat - y) / delta, -1.0, 1.0)


@smooth_l1.define_expression
def smooth_l1(sp, y, y_hat, delta):
    r = y_hat - y
    return sp.Piecewise((r**2 / (2 * delta), sp.Abs(r) <= delta), (sp.Abs(r) - delta / 2, True))


# ------------------------------------------------------------------------------- two classes: probabilities


def times(weight, a):
    """Return weight * a with 0 times infinity = 0."""
    return weight * np.where(weight == 0, 0.0, a)


def lifted(p, weight):
    """Return p, but p + 1 where the weight is 0: in 0 log 0 and 0/0 it then multiplies a finite number."""
    nothing = weight == 0
    return p + nothing if nothing.any() else p


def times_log(weight, p):
    """Return weight * log(p) with 0 log 0 = 0."""
    return weight * np.log(lifted(p, weight))


def times_log_complement(weight, p):
    """Return weight * log(1 - p) with 0 log 0 = 0.

    What is lost when 1 - p is rounded comes back to first order; np.log1p takes twice as long.
    """
    q = 1.0 - p
    lost = (1.0 - q) - p
    return weight * (np.log(lifted(q, weight)) + lost / np.maximum(q, 0.5))


def ratio(weight, p):
    """Return weight / p with 0/0 = 0."""
    return weight / lifted(p, weight)


@elementwise_loss(concept="bce", pairs_with="sigmoid", sources="S1 S2 S3 S4 S5")
def binary_cross_entropy(y: unit_interval, p: unit_interval, *, pos_weight: non_negative = 1.0):
    """Negative Bernoulli log-likelihood -[y log p + (1-y) log(1-p)] of a probability p.

    Nothing is clipped: a confident miss (p = 0 for y = 1) costs infinity, a confident hit 0.
    pos_weight multiplies the first term; it may have one entry for each label of a multi-label problem.

    >>> print(f"{binary_cross_entropy(0, 0.9):.5f}")
    2.30259
    >>> binary_cross_entropy([0, 1], [0.0, 1.0])
    0.0
    """
    return -times_log(pos_weight * y, p) - times_log_complement(1.0 - y, p)


@binary_cross_entropy.define_gradient
def binary_cross_entropy(y, p, pos_weight):
    return ratio(1.0 - y, 1.0 - p) - ratio(pos_weight * y, p)


@binary_cross_entropy.define_expression
def binary_cross_entropy(sp, y, p, pos_weight):
    return -pos_weight * y * sp.log(p) - (1 - y) * sp.log(1 - p)


@elementwise_loss(
    concept="focal",
    pairs_with="sigmoid",
    sources="S2 S5",
    reference="Lin, Goyal, Girshick, He and Dollár 2017",
)
def focal(y: binary_label, p: unit_interval, *, gamma: non_negative = 2.0, alpha: fraction = None):
    """Cross-entropy times (1 - p_t)^gamma, where p_t is the probability given to the true label.

    alpha weighs label 1 and 1 - alpha label 0; None weighs nothing. gamma = 0 is binary cross-entropy.

    >>> print(f"{focal(1, 0.9):.8f} {focal(1, 0.1):.5f}")
    0.00105361 1.86509
    """
    miss = np.where(y == 1, 1.0 - p, p)
    return -times(balance(y, alpha) * miss**gamma, log_of_true(y, p))


@focal.define_gradient
def focal(y, p, gamma, alpha):
    hit, miss = np.where(y == 1, p, 1.0 - p), np.where(y == 1, 1.0 - p, p)
    weight = balance(y, alpha) * miss**gamma
    slope = times(gamma * weight, log_of_true_over_miss(y, p, miss)) - ratio(weight, hit)
    return np.where(y == 1, slope, -slope)


@focal.define_expression
def focal(sp, y, p, gamma, alpha):
    p_t = y * p + (1 - y) * (1 - p)
    alpha_t = 1 if alpha is None else y * alpha + (1 - y) * (1 - alpha)
    return -alpha_t * (1 - p_t) ** gamma * sp.log(p_t)


def balance(y, alpha):
    """Return alpha for label 1 and 1 - alpha for label 0, or 1 without alpha."""
    return 1.0 if alpha is None else np.where(y == 1, alpha, 1.0 - alpha)


def log_of_true(y, p):
    """Return the logarithm of the probability that p gives to the label y of 0 or 1."""
    return np.where(y == 1, np.log(p), np.log1p(-p))


def log_of_true_over_miss(y, p, miss):
    """Return log(1 - miss) / miss, which tends to -1 as miss tends to 0."""
    return np.where(miss == 0, -1.0, log_of_true(y, p) / np.where(miss == 0, 1.0, miss))


# ------------------------------------------------------------------------------------ two classes: scores


@elementwise_loss(concept="bce-logits", pairs_with="identity", sources="S3 S5")
def binary_cross_entropy_with_logits(y: unit_interval, z: real, *, pos_weight: non_negative = 1.0):
    """Binary cross-entropy of sigmoid(z), finite for every score z; its derivative is sigmoid(z) - y.

    y log(1 + exp(-z)) + (1-y) log(1 + exp(z)), put together from parts that are never negative, so that
    nothing cancels. pos_weight multiplies the first part.

    >>> binary_cross_entropy_with_logits([0, 1], [40.0, 1e4], reduction="none")
    array([40.,  0.])
    """
    tail = np.log1p(np.exp(-np.abs(z)))
    negative, positive = 1.0 - y, pos_weight * y
    return negative * np.maximum(z, 0.0) + positive * np.maximum(-z, 0.0) + (negative + positive) * tail


@binary_cross_entropy_with_logits.define_gradient
def binary_cross_entropy_with_logits(y, z, pos_weight):
    p, q = activations.sigmoids(z)
    return (1.0 - y) * p - pos_weight * y * q


@binary_cross_entropy_with_logits.define_expression
def binary_cross_entropy_with_logits(sp, y, z, pos_weight):
    return pos_weight * y * sp.log(1 + sp.exp(-z)) + (1 - y) * sp.log(1 + sp.exp(z))


@elementwise_loss(
    concept="focal",
    pairs_with="identity",
    sources="S2 S5",
    reference="Lin, Goyal, Girshick, He and Dollár 2017",
)
def focal_with_logits(y: binary_label, z: real, *, gamma: non_negative = 2.0, alpha: fraction = None):
    """Focal loss of sigmoid(z): with the margin m = (2y-1) z, sigmoid(-m)^gamma log(1 + exp(-m)).

    >>> print(f"{focal_with_logits(1, 0.0):.6f}")
    0.173287
    """
    m = np.where(y == 1, z, -z)
    return balance(y, alpha) * sigmoid(-m) ** gamma * softplus(-m)


@focal_with_logits.define_gradient
def focal_with_logits(y, z, gamma, alpha):
    m = np.where(y == 1, z, -z)
    slope = -(sigmoid(-m) ** gamma) * (gamma * sigmoid(m) * softplus(-m) + sigmoid(-m))
    return balance(y, alpha) * np.where(y == 1, slope, -slope)


@focal_with_logits.define_expression
def focal_with_logits(sp, y, z, gamma, alpha):
    m = (2 * y - 1) * z
    alpha_t = 1 if alpha is None else y * alpha + (1 - y) * (1 - alpha)
    return alpha_t * (1 + sp.exp(m)) ** -gamma * sp.log(1 + sp.exp(-m))


@elementwise_loss(concept="logistic-pm1", pairs_with="identity", sources="S3")
def logistic(y: sign_label, z: real):
    """Logistic loss log(1 + exp(-y z)) for labels -1 and +1: binary cross-entropy in other letters.

    >>> print(f"{logistic(-1, 0.0):.6f}")
    0.693147
    """
    return softplus(-y * z)


@logistic.define_gradient
def logistic(y, z):
    return -y * sigmoid(-y * z)


@logistic.define_expression
def logistic(sp, y, z):
    return sp.log(1 + sp.exp(-y * z))


@elementwise_loss(concept="hinge", pairs_with="identity", sources="S3 S5", reference="Cortes and Vapnik 1995")
def hinge(y: sign_label, z: real, *, margin: non_negative = 1.0):
    """Hinge max(0, margin - y z): nothing to pay once the score is right by the margin.

    At the kink every slope between -y and 0 is a subgradient; 0 is returned.

    >>> hinge([1, 1, -1], [3.0, 0.25, 2.0], reduction="none")
    array([0.  , 0.75, 3.  ])
    """
    return np.maximum(0.0, margin - y * z)


@hinge.define_gradient
def hinge(y, z, margin):
    return np.where(y * z < margin, -y, 0.0)


@hinge.define_expression
def hinge(sp, y, z, margin):
    return sp.Max(0, margin - y * z)


@elementwise_loss(concept="hinge", pairs_with="identity", sources="S3 S5")
def squared_hinge(y: sign_label, z: real, *, margin: non_negative = 1.0):
    """Squared hinge max(0, margin - y z)², smooth where the hinge has its kink.

    >>> squared_hinge(-1, 2.0)
    9.0
    """
    return np.square(np.maximum(0.0, margin - y * z))


@squared_hinge.define_gradient
def squared_hinge(y, z, margin):
    return -2.0 * y * np.maximum(0.0, margin - y * z)


@squared_hinge.define_expression
def squared_hinge(sp, y, z, margin):
    return sp.Max(0, margin - y * z) ** 2


@elementwise_loss(
    concept="exponential-loss", pairs_with="identity", sources="S5", reference="Freund and Schapire 1997"
)
def exponential(y: sign_label, z: real):
    """Exponential loss exp(-y z) of AdaBoost; past a margin of -709 it exceeds float64 and is infinite.

    >>> print(f"{exponential(1, -5.0):.3f}")
    148.413
    """
    return np.exp(-y * z)


@exponential.define_gradient
def exponential(y, z):
    return -y * np.exp(-y * z)


@exponential.define_expression
def exponential(sp, y, z):
    return sp.exp(-y * z)


@elementwise_loss(concept="zero-one", pairs_with="argmax", sources="S2 S5")
def zero_one(y: real, y_hat: real):
    """Zero-one loss: 1 where the predicted label differs from the true one; its mean is 1 - accuracy.

    >>> zero_one([0, 1, 2, 2], [0, 2, 2, 2])
    0.25
    """
    return (y != y_hat).astype(float)


zero_one.refuse_gradient(
    "it is flat wherever it has a slope, so no step would follow from it; "
    "train on a surrogate such as hinge or logistic."
)


@zero_one.define_expression
def zero_one(sp, y, y_hat):
    return sp.Piecewise((0, sp.Eq(y, y_hat)), (1, True))


# ---------------------------------------------------------------------------- many classes: probabilities


def over_classes(a):
    """Return the sum of each row of a (N, C), of short rows in a third of the time of a.sum(axis=1)."""
    a = np.ascontiguousarray(a)
    return np.einsum("nc->n", a) if a.shape[1] <= activations.SHORT else a.sum(axis=1)


def at_label(a, y):
    """Return the entry of each row of a (N, C) at its integer label y (N,)."""
    return a[np.arange(len(a)), y]


def only_at_label(entries, y, shape):
    """Return zeros (N, C) with one entry a row, at its integer label."""
    rows = np.zeros(shape)
    rows[np.arange(len(rows)), y] = entries
    return rows


@rowwise_loss(concept="cce", pairs_with="softmax", sources="S1 S2 S3 S4 S5")
def categorical_cross_entropy(y: distribution, p: distribution):
    """Cross-entropy -sum_k y_k log p_k of one-hot or soft labels and class probabilities.

    >>> print(f"{categorical_cross_entropy([[0, 1, 0]], [[0.1, 0.8, 0.1]]):.6f}")
    0.223144
    """
    log_p = np.log(p, where=y != 0, out=np.zeros_like(p))  # for one-hot labels one logarithm a row
    return -over_classes(y * log_p)


@categorical_cross_entropy.define_gradient
def categorical_cross_entropy(y, p):
    return -ratio(y, p)


@categorical_cross_entropy.define_expression
def categorical_cross_entropy(sp, y, p):
    return -sum(y_k * sp.log(p_k) for y_k, p_k in zip(y, p, strict=True))


@rowwise_loss(concept="integer-labels", pairs_with="softmax", sources="S5")
def sparse_categorical_cross_entropy(y: class_index, p: distribution):
    """Cross-entropy -log p_y for integer labels: the same value without one-hot vectors.

    >>> print(f"{sparse_categorical_cross_entropy([1], [[0.1, 0.8, 0.1]]):.6f}")
    0.223144
    """
    return -np.log(at_label(p, y))


@sparse_categorical_cross_entropy.define_gradient
def sparse_categorical_cross_entropy(y, p):
    return only_at_label(-1.0 / at_label(p, y), y, p.shape)


@sparse_categorical_cross_entropy.define_expression
def sparse_categorical_cross_entropy(sp, y, p):
    return -sp.log(sp.Piecewise(*[(p_k, sp.Eq(y, k)) for k, p_k in enumerate(p)]))


@rowwise_loss(concept="nll", pairs_with="log_softmax", sources="S2 S4 S5")
def negative_log_likelihood(y: class_index, log_p: log_probability):
    """Minus the log-probability of the true class; it takes logarithms, so it pairs with log_softmax.

    >>> print(f"{negative_log_likelihood([0], [[-0.5, -0.93275]])}")
    0.5
    """
    return -at_label(log_p, y)


@negative_log_likelihood.define_gradient
def negative_log_likelihood(y, log_p):
    return only_at_label(-1.0, y, log_p.shape)


@negative_log_likelihood.define_expression
def negative_log_likelihood(sp, y, log_p):
    return -sp.Piecewise(*[(log_p_k, sp.Eq(y, k)) for k, log_p_k in enumerate(log_p)])


# ------------------------------------------------------------------------------------ many classes: scores


@rowwise_loss(concept="softmax-ce", pairs_with="identity", sources="S2 S3 S4 S5")
def softmax_cross_entropy(y: class_label, z: real, *, label_smoothing: fraction = 0.0):
    """Cross-entropy of softmax(z) from the scores: log sum_j exp(z_j) - z_y, with derivative softmax(z) - y.

    Labels are integers (N,), or one-hot or soft rows (N, C). label_smoothing = s turns a label y into
    (1-s) y + s/C. The value is put together from (max z - z_y) and a log1p, neither of them negative.

    >>> print(f"{softmax_cross_entropy([0], [[1000.0, 0.0, 0.0]])}")
    0.0
    >>> print(f"{softmax_cross_entropy([2, 0], [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]):.5f}")
    1.09861
    """
    _, shifted, log_sum = activations.log_sum_of_shifted(z)
    surprise = log_sum - shifted
    of_label = at_label(surprise, y) if y.ndim == 1 else over_classes(times(y, surprise))
    if label_smoothing == 0:
        return of_label
    return (1.0 - label_smoothing) * of_label + label_smoothing * surprise.mean(axis=1)


@softmax_cross_entropy.define_gradient
def softmax_cross_entropy(y, z, label_smoothing):
    if y.ndim == 1:
        slopes = softmax(z) - label_smoothing / z.shape[1]
        slopes[np.arange(len(z)), y] -= 1.0 - label_smoothing
        return slopes
    target = (1.0 - label_smoothing) * y + label_smoothing / z.shape[1]
    return over_classes(target)[:, np.newaxis] * softmax(z) - target


@softmax_cross_entropy.define_expression
def softmax_cross_entropy(sp, y, z, label_smoothing):
    log_sum = sp.log(sum(sp.exp(z_j) for z_j in z))
    target = [(1 - label_smoothing) * y_k + label_smoothing / len(z) for y_k in y]
    return sum(t_k * (log_sum - z_k) for t_k, z_k in zip(target, z, strict=True))


@rowwise_loss(
    concept="multiclass-svm", pairs_with="identity", sources="S2", reference="Weston and Watkins 1999"
)
def multiclass_hinge(y: class_index, z: real, *, margin: non_negative = 1.0, power: power_one_or_two = 1):
    """Multiclass SVM loss: sum over the wrong classes of max(0, z_j - z_y + margin), or of its square.

    At a kink a class that just meets the margin counts as met: its slope is 0.

    >>> scores = [[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]]
    >>> multiclass_hinge([0, 1, 2], scores, reduction="none").round(6)
    array([ 2.9,  0. , 12.9])
    """
    return (violations(y, z, margin) ** power).sum(axis=1)


@multiclass_hinge.define_gradient
def multiclass_hinge(y, z, margin, power):
    violation = violations(y, z, margin)
    slopes = np.where(violation > 0, 1.0, 0.0) if power == 1 else 2.0 * violation
    slopes[np.arange(len(z)), y] = -slopes.sum(axis=1)
    return slopes


@multiclass_hinge.define_expression
def multiclass_hinge(sp, y, z, margin, power):
    def of_class(k):
        wrong = [z_j for j, z_j in enumerate(z) if j != k]
        return sum(sp.Max(0, z_j - z[k] + margin) ** power for z_j in wrong)

    return sp.Piecewise(*[(of_class(k), sp.Eq(y, k)) for k in range(len(z))])


def violations(y, z, margin):
    """Return by how much each wrong class comes closer than the margin to the true class (N, C)."""
    rows = np.maximum(0.0, z - at_label(z, y)[:, np.newaxis] + margin)
    rows[np.arange(len(z)), y] = 0.0
    return rows


# ------------------------------------------------------------------------------------------ information


@rowwise_loss(concept="entropy", sources="S5", reference="Shannon 1948", class_weighted=False)
def entropy(P: distribution, *, base: logarithm_base = np.e):
    """Entropy -sum_k P_k log P_k of a distribution, in nats; base=2 gives bits.

    >>> print(f"{entropy([0.7, 0.3]):.6f} nats, {entropy([0.7, 0.3], base=2):.6f} bits")
    0.610864 nats, 0.881291 bits
    """
    return -over_classes(times_log(P, P)) / np.log(base)


@entropy.define_gradient
def entropy(P, base):
    return -(np.log(P) + 1.0) / np.log(base)


@entropy.define_expression
def entropy(sp, P, base):
    return -sum(P_k * sp.log(P_k) for P_k in P) / sp.log(base)


@rowwise_loss(concept="cross-entropy", pairs_with="softmax", sources="S3 S5", class_weighted=False)
def cross_entropy(P: distribution, Q: distribution, *, base: logarithm_base = np.e):
    """Cross-entropy -sum_k P_k log Q_k of two distributions, in nats; infinite where Q_k = 0 < P_k.

    >>> print(f"{cross_entropy([0.7, 0.3], [0.5, 0.5], base=2):.4f} bits")
    1.0000 bits
    """
    return -over_classes(times_log(P, Q)) / np.log(base)


@cross_entropy.define_gradient
def cross_entropy(P, Q, base):
    return -ratio(P, Q) / np.log(base)


@cross_entropy.define_expression
def cross_entropy(sp, P, Q, base):
    return -sum(P_k * sp.log(Q_k) for P_k, Q_k in zip(P, Q, strict=True)) / sp.log(base)


@rowwise_loss(
    concept="kl",
    pairs_with="softmax",
    sources="S5",
    reference="Kullback and Leibler 1951",
    class_weighted=False,
)
def kl_divergence(P: distribution, Q: distribution, *, base: logarithm_base = np.e):
    """Kullback-Leibler divergence sum_k P_k log(P_k / Q_k): cross-entropy less entropy, 0 only for P = Q.

    >>> print(f"{kl_divergence([0.7, 0.3], [0.5, 0.5]):.7f}")
    0.0822829
    """
    return over_classes(P * log_ratio(P, Q)) / np.log(base)


@kl_divergence.define_gradient
def kl_divergence(P, Q, base):
    return -ratio(P, Q) / np.log(base)


@kl_divergence.define_expression
def kl_divergence(sp, P, Q, base):
    return sum(P_k * sp.log(P_k / Q_k) for P_k, Q_k in zip(P, Q, strict=True)) / sp.log(base)


def log_ratio(P, Q):
    """Return log(P / Q), 0 where P is 0; near P = Q what rounding took from the quotient is given back."""
    P, Q = lifted(P, P), lifted(Q, P)
    normal = np.maximum(Q, SMALLEST_NORMAL)  # so that the quotient does not overflow
    quotient = P / normal
    rounded_away = (P - normal) / normal - (quotient - 1.0)
    logarithm = np.log(quotient) + rounded_away / np.maximum(quotient, 0.5)
    small = Q < SMALLEST_NORMAL
    logarithm[small] += np.log(SMALLEST_NORMAL / Q[small])
    return logarithm


ALL = {name: thing for name, thing in list(globals().items()) if isinstance(thing, Definition)}
__all__ = list(ALL)
