"""Losses and activations as textbooks print them, in mpmath: what every value and slope is measured by.

No form here is stable, fast, or taken from lossedu. 1 + exp(-700) has 304 zeros before the first digit that
counts, so the working precision is far above the 50 digits wanted. Derivatives are Im f(x + ih) / h, so that
none is written down a second time; a real number and a complex one close beside it take the same branch.
"""

import functools

import numpy as np
from mpmath.ctx_mp import MPContext

DIGITS = 50
mp = MPContext()
mp.dps = DIGITS + 350
STEP = mp.mpf(10) ** -2000  # so small that its square is lost beside every x of float64

# At this precision they take most of the time, and the tests ask for the same points again and again.
exp = functools.cache(mp.exp)
log = functools.cache(mp.log)

LARGEST = mp.mpf(np.finfo(float).max)
SMALLEST_NORMAL = mp.mpf(np.finfo(float).smallest_normal)  # below it float64 has fewer digits


def exact(value):
    """Return the numbers of an array, nested list or number as they are, without rounding."""
    if np.ndim(value) == 0:
        return mp.mpf(float(value))
    return [exact(entry) for entry in value]


def slope(f, x):
    """Return the derivative of f at the number x."""
    return mp.im(f(mp.mpc(x, STEP))) / STEP


def gradient(f, row):
    """Return the partial derivatives of f at a row of numbers."""
    return [slope(lambda x_k, k=k: f([*row[:k], x_k, *row[k + 1 :]]), row[k]) for k in range(len(row))]


def unit(x):
    """Return the unit in the last place of the float64 that lies beside the number x."""
    nearest = min(abs(mp.mpf(x)), LARGEST)
    return mp.mpf(float(np.spacing(float(nearest))))


def units_off(result, truth, scale=None):
    """Return the error of the float ``result`` in units in the last place of ``scale``.

    ``scale`` is the truth unless something else is given. Beyond the largest float64 infinity is right.
    """
    if abs(truth) > LARGEST:
        return 0.0 if np.isinf(result) and (result > 0) == (truth > 0) else float("inf")
    if not np.isfinite(result):
        return float("inf")
    return float(abs(mp.mpf(float(result)) - truth) / unit(truth if scale is None else scale))


def units_off_slope(result, f, x, scale=None):
    """Return the error of the float ``result`` as the derivative of f at x, in units in the last place.

    At a kink every number between the slopes on both sides is right.
    """
    error = units_off(result, slope(f, x), scale)
    if error > 1:
        nudge = abs(x) * mp.mpf(10) ** -300 + STEP
        low, high = sorted([slope(f, x - nudge), slope(f, x + nudge)])
        if low <= result <= high:
            return 0.0
    return error


def relative_error(result, truth, scale=None):
    """Return the error of the float ``result`` relative to ``scale``, by default the truth."""
    scale = max(abs(truth if scale is None else scale), SMALLEST_NORMAL)
    return float(abs(mp.mpf(float(result)) - truth) / scale)


def shift_roundings(z):
    """Return by how much float64 misses z_k - max(z), for each k.

    An exponential of a rounded number is off by as much, relatively: the one error that no form can avoid
    which shifts a row by its maximum. It is 0 where the differences are exact.
    """
    top = max(z)
    return [abs(mp.mpf(float(z_k) - float(top)) - (z_k - top)) for z_k in z]


# -------------------------------------------------------------------------------------------- small parts


def magnitude(x):
    return x if mp.re(x) >= 0 else -x


def positive_part(x):
    return x if mp.re(x) > 0 else mp.zero


def times_log(weight, x):
    return mp.zero if weight == 0 else weight * log(x)


def ratio(weight, x):
    return mp.zero if weight == 0 else weight / x


def balance(y, alpha):
    if alpha is None:
        return 1
    return alpha if y == 1 else 1 - alpha


def logistic_function(x):
    return 1 / (1 + exp(-x))


def total_exp(z):
    return mp.fsum(exp(z_j) for z_j in z)


def one_hot(y, n_classes):
    return [mp.mpf(int(k == y)) for k in range(n_classes)]


def as_row(y, n_classes):
    return y if isinstance(y, list) else one_hot(y, n_classes)


# ------------------------------------------------------------------------------------------------- losses

LOSSES = {}
ACTIVATIONS = {}


def loss(definition):
    LOSSES[definition.__name__] = definition
    return definition


def activation(definition):
    ACTIVATIONS[definition.__name__] = definition
    return definition


@loss
def mean_squared_error(y, y_hat):
    return (y - y_hat) ** 2


@loss
def half_mean_squared_error(y, y_hat):
    return (y - y_hat) ** 2 / 2


@loss
def sum_squared_error(y, y_hat):
    return (y - y_hat) ** 2


@loss
def mean_absolute_error(y, y_hat):
    return magnitude(y - y_hat)


@loss
def huber(y, y_hat, delta):
    r = magnitude(y - y_hat)
    return r**2 / 2 if mp.re(r) < delta else delta * r - delta**2 / 2


@loss
def pseudo_huber(y, y_hat, delta):
    return delta**2 * (mp.sqrt(1 + ((y - y_hat) / delta) ** 2) - 1)


@loss
def smooth_l1(y, y_hat, delta):
    return huber(y, y_hat, delta) / delta


@loss
def binary_cross_entropy(y, p, pos_weight):
    return -times_log(pos_weight * y, p) - times_log(1 - y, 1 - p)


@loss
def focal(y, p, gamma, alpha):
    p_t = p if y == 1 else 1 - p
    return -times_log(balance(y, alpha) * (1 - p_t) ** gamma, p_t)


@loss
def binary_cross_entropy_with_logits(y, z, pos_weight):
    p_of_1, p_of_0 = logistic_function(z), logistic_function(-z)
    return -pos_weight * y * log(p_of_1) - (1 - y) * log(p_of_0)


@loss
def focal_with_logits(y, z, gamma, alpha):
    m = z if y == 1 else -z
    return -balance(y, alpha) * logistic_function(-m) ** gamma * log(logistic_function(m))


@loss
def logistic(y, z):
    return log(1 + exp(-y * z))


@loss
def hinge(y, z, margin):
    return positive_part(margin - y * z)


@loss
def squared_hinge(y, z, margin):
    return positive_part(margin - y * z) ** 2


@loss
def exponential(y, z):
    return exp(-y * z)


@loss
def zero_one(y, y_hat):
    return mp.mpf(int(y != y_hat))


@loss
def categorical_cross_entropy(y, p):
    return -mp.fsum(times_log(y_k, p_k) for y_k, p_k in zip(y, p, strict=True))


@loss
def sparse_categorical_cross_entropy(y, p):
    return -log(p[int(y)])


@loss
def negative_log_likelihood(y, log_p):
    return -log_p[int(y)]


@loss
def softmax_cross_entropy(y, z, label_smoothing):
    classes = len(z)
    target = [(1 - label_smoothing) * y_k + label_smoothing / classes for y_k in as_row(y, classes)]
    return -mp.fsum(t_k * log_p_k for t_k, log_p_k in zip(target, log_softmax(z), strict=True))


@loss
def multiclass_hinge(y, z, margin, power):
    wrong = [z_j for j, z_j in enumerate(z) if j != y]
    return mp.fsum(positive_part(z_j - z[int(y)] + margin) ** power for z_j in wrong)


@loss
def entropy(P, base):
    return -mp.fsum(times_log(P_k, P_k) for P_k in P) / log(base)


@loss
def cross_entropy(P, Q, base):
    return -mp.fsum(times_log(P_k, Q_k) for P_k, Q_k in zip(P, Q, strict=True)) / log(base)


@loss
def kl_divergence(P, Q, base):
    return cross_entropy(P, Q, base) - entropy(P, base)


# -------------------------------------------------------------------------------------------- activations


@activation
def step(x):
    return mp.mpf(int(mp.re(x) > 0))


@activation
def sign(x):
    return mp.mpf(int(mp.sign(mp.re(x))))


@activation
def identity(x):
    return x


@activation
def sigmoid(x):
    return logistic_function(x)


@activation
def tanh(x):
    return (exp(x) - exp(-x)) / (exp(x) + exp(-x))


@activation
def relu(x):
    return positive_part(x)


@activation
def leaky_relu(x, slope):
    return x if mp.re(x) > 0 else slope * x


@activation
def prelu(x, slope):
    return x if mp.re(x) > 0 else slope * x


@activation
def elu(x, alpha):
    return x if mp.re(x) > 0 else alpha * (exp(x) - 1)


@activation
def softplus(x):
    return log(1 + exp(x))


@activation
def swish(x, beta):
    return x * logistic_function(beta * x)


@activation
def maxout(z):
    return max(z, key=mp.re)


@activation
def softmax(z):
    total = total_exp(z)
    return [exp(z_k) / total for z_k in z]


@activation
def log_softmax(z):
    log_total = log(total_exp(z))
    return [z_k - log_total for z_k in z]


@activation
def logsumexp(z):
    return log(total_exp(z))
