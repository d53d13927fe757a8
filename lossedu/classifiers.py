"""Linear classifiers: one model for every loss, and the method that belongs to each.

Rows are samples: X (N, D), weights W (D, C) or (D,), bias b (C,) or a number. A ``LinearModel`` joins the
scores XW + b to any loss and can be trained by ``lossedu.training``. The ``fit_…`` functions find the weights
by a method made for one loss and return a ``Fit``, which says how it went.
"""

import warnings
from dataclasses import dataclass

import numpy as np

from lossedu.activations import sigmoid, softmax
from lossedu.arguments import (
    binary_label,
    check_class_index,
    complain,
    float_array,
    non_negative,
    parameter,
    positive,
    real,
    sign_label,
)
from lossedu.losses import (
    binary_cross_entropy_with_logits,
    hinge,
    mean_squared_error,
    softmax_cross_entropy,
)
from lossedu.scores import append_ones, linear_scores, one_hot
from lossedu.shapes import matrix, same_length, vector

__all__ = [
    "Fit",
    "LinearModel",
    "fit_least_squares",
    "fit_logistic_regression",
    "fit_perceptron",
    "fit_softmax_classifier",
    "fit_svm",
    "pegasos",
    "separates",
    "svm_objective",
]

# --------------------------------------------------------------------------------------- one model, any loss


class LinearModel:
    """Scores XW + b under a loss, with a penalty (l2/2)‖W‖² that leaves the bias free.

    With half_mean_squared_error it is linear regression, with binary_cross_entropy_with_logits logistic
    regression, with softmax_cross_entropy the softmax classifier, with hinge or multiclass_hinge an SVM.
    W is (D,) for one score a row or (D, C) for C of them; further keywords go to the loss. S1, S2, S3, S4.

    >>> model = LinearModel(np.zeros((2, 3)), np.zeros(3), softmax_cross_entropy)
    >>> loss, (dW, db) = model.loss_and_gradients([[1.0, 2.0]], [0])
    >>> print(f"{loss:.4f}", dW[0].round(4))  # log 3, since all classes are equally probable
    1.0986 [-0.6667  0.3333  0.3333]
    """

    def __init__(self, W, b, loss, *, l2=0.0, **loss_options):
        self.W = np.array(real.check("W", float_array("W", W)))  # copies: training changes them in place
        self.b = np.array(real.check("b", float_array("b", b)))
        if self.W.ndim not in (1, 2) or self.b.shape != self.W.shape[1:]:
            received = f"shapes {self.W.shape} and {self.b.shape}"
            complain("W and b", "shapes (D,) and (), or (D, C) and (C,)", received)
        self.loss = loss
        self.l2 = parameter("l2", l2, non_negative)
        self.loss_options = loss_options

    @property
    def parameters(self):
        """The arrays that training changes in place: [W, b]."""
        return [self.W, self.b]

    def scores(self, X):
        """Return the scores of the rows of X."""
        return linear_scores(X, self.W, self.b)

    def loss_and_gradients(self, X, y):
        """Return the penalised loss and its gradients [dW, db], of the shapes of W and b."""
        X = matrix("X", X)
        z = self.scores(X)
        loss = self.loss(y, z, **self.loss_options) + self.l2 / 2 * np.sum(self.W**2)
        g = self.loss.gradient(y, z, **self.loss_options)
        return float(loss), [X.T @ g + self.l2 * self.W, g.sum(axis=0)]


@dataclass(frozen=True)
class Fit:
    """Weights, and how they were found.

    W (D,) or (D, C); b a number or (C,). ``converged`` is true if the method reached what it looks for,
    ``message`` says in words why it ended, ``history`` holds one number a step, which each method names.
    """

    W: np.ndarray
    b: np.ndarray
    converged: bool
    history: tuple
    message: str

    def scores(self, X):
        """Return the scores of the rows of X."""
        return linear_scores(X, self.W, self.b)


# -------------------------------------------------------------------------------- least squares, perceptron


def fit_least_squares(X, y):
    """Return the weights that minimise the squared error of XW + b: linear regression in closed form.

    X (N, D); y (N,) or (N, C). Among several minima the one of smallest norm is taken. ``history`` is the
    mean squared error. Solved by an orthogonal factorisation: forming XᵀX loses half the digits. S1, S5.

    >>> fit = fit_least_squares([[0.0], [1.0], [2.0]], [1.0, 3.0, 5.0])
    >>> print(fit.W.round(6), fit.b.round(6))
    [2.] 1.0
    """
    X, y = append_ones(X), real.check("y", float_array("y", y))
    same_length(X, y)
    beta = np.linalg.lstsq(X, y, rcond=None)[0]
    return Fit(beta[:-1], beta[-1], True, (mean_squared_error(y, X @ beta),), "solved directly")


def fit_perceptron(X, y, *, eta=1.0, epochs=100):
    """Return the weights found by the perceptron rule w ← w + eta (y - ŷ) x, sample after sample.

    X (N, D); y (N,) of 0 and 1; ŷ is 1 for a score above 0. Starts at zero and ends after a pass without a
    mistake. Weights that stood before a former pass will come back for ever, so that no line separates
    the classes. ``history`` is the number of mistakes in each pass. Rosenblatt (1958); S4, S5.

    >>> X = [[0, 0], [0, 1], [1, 0], [1, 1]]
    >>> fit_perceptron(X, [0, 0, 0, 1]).message  # and
    'a pass without a mistake: the classes are separated'
    >>> fit_perceptron(X, [0, 1, 1, 0]).message  # exclusive or
    'the weights repeat after 3 passes: no line separates the classes'
    """
    X, y = append_ones(X), vector("y", y, binary_label)
    same_length(X, y)
    eta = parameter("eta", eta, positive)
    w = np.zeros(X.shape[1])
    stood_before, history = set(), []
    message = f"mistakes are left after {epochs} passes: give more, unless the classes overlap"
    for _ in range(epochs):
        if w.tobytes() in stood_before:
            message = f"the weights repeat after {len(history)} passes: no line separates the classes"
            break
        stood_before.add(w.tobytes())
        history.append(perceptron_pass(w, X, y, eta))
        if history[-1] == 0:
            message = "a pass without a mistake: the classes are separated"
            break
    return Fit(w[:-1], w[-1], history[-1] == 0, tuple(history), message)


def perceptron_pass(w, X, y, eta):
    """Apply the perceptron rule once to every sample, changing w in place; return the number of mistakes."""
    mistakes = 0
    for x_i, y_i in zip(X, y, strict=True):
        y_hat = w @ x_i > 0
        w += eta * (y_i - y_hat) * x_i
        mistakes += int(y_i != y_hat)
    return mistakes


# ------------------------------------------------------------------ logistic regression, softmax classifier

CONVERGED = "the gradient is zero"
SEPARABLE = "the classes can be separated: the weights grow without bound, use l2 > 0"


def fit_logistic_regression(X, y, *, l2=0.0, steps=100):
    """Return the weights that minimise binary_cross_entropy_with_logits + (l2/2)‖w‖², by Newton's method.

    X (N, D); y (N,) of 0 and 1; the bias is not penalised. ``history`` is the loss before each step.
    If the classes can be separated and l2 is 0 there is no minimum, since larger weights are always better:
    the fit stops at weights that separate them, warns (RuntimeWarning) and says so. S1, S2, S3, S5.

    >>> fit = fit_logistic_regression([[0.0], [1.0], [2.0], [3.0]], [0, 1, 0, 1])
    >>> print(fit.W.round(4), fit.b.round(4), fit.message)
    [0.9082] -1.3623 the gradient is zero
    """
    X, y = append_ones(X), vector("y", y, binary_label)
    same_length(X, y)
    N, D = X.shape
    penalty = penalty_without_bias(l2, D)

    def loss(w):
        return binary_cross_entropy_with_logits(y, X @ w) + np.sum(penalty * w**2) / 2

    def gradient_and_hessian(w):
        z = X @ w
        gradient = X.T @ (sigmoid(z) - y) / N + penalty * w
        hessian = (X.T * sigmoid.derivative(z)) @ X / N + np.diag(penalty)
        return gradient, hessian

    def margins(w):
        return (2 * y - 1) * (X @ w)

    w, history, message = newton(loss, gradient_and_hessian, np.zeros(D), steps, margins if l2 == 0 else None)
    return Fit(w[:-1], w[-1], message == CONVERGED, history, message)


def fit_softmax_classifier(X, y, n_classes, *, l2=0.0, steps=100):
    """Return the weights that minimise softmax_cross_entropy + (l2/2)‖W‖², by Newton's method.

    X (N, D); y (N,) of labels 0 … n_classes-1; the bias is not penalised. Adding one vector to all columns
    of W changes no probability; of all such minima the one whose columns sum to 0 is found. ``history``, and
    classes that can be separated, as in fit_logistic_regression. S2, S4, S5.

    >>> fit = fit_softmax_classifier([[0.0], [1.0], [2.0], [3.0]], [0, 1, 0, 1], 2)
    >>> print(fit.W.round(4), fit.b.round(4))  # the difference of both columns is that of logistic regression
    [[-0.4541  0.4541]] [ 0.6811 -0.6811]
    """
    X = append_ones(X)
    y = check_class_index("y", vector("y", y), n_classes)
    same_length(X, y)
    N, D = X.shape
    T = one_hot(y, n_classes)
    penalty = penalty_without_bias(l2, D)[:, np.newaxis]

    def loss(W):
        return softmax_cross_entropy(y, X @ W) + np.sum(penalty * W**2) / 2

    def gradient_and_hessian(W):
        Z = X @ W
        gradient = X.T @ (softmax(Z) - T) / N + penalty * W
        hessian = np.einsum("nd,njk,ne->djek", X, softmax.jacobian(Z), X).reshape(W.size, W.size) / N
        return gradient, hessian + np.diag(np.repeat(penalty, n_classes))

    def margins(W):
        Z = X @ W
        return Z[T == 1][:, np.newaxis] - Z

    start = np.zeros((D, n_classes))
    W, history, message = newton(loss, gradient_and_hessian, start, steps, margins if l2 == 0 else None)
    return Fit(W[:-1], W[-1], message == CONVERGED, history, message)


def newton(loss, gradient_and_hessian, W, steps, margins):
    """Minimise the convex ``loss(W)``; return W, the loss before each step, and why it ended.

    The Hessian is by the entries of W laid end to end. ``margins(W)`` is how far each sample lies on its own
    side of each boundary; it is None where a penalty holds the weights.
    """
    history = []
    for _ in range(steps):
        history.append(loss(W))
        gradient, hessian = gradient_and_hessian(W)
        # The smallest of all steps, since the Hessian is singular where W may be shifted freely.
        step = -np.linalg.lstsq(hessian, gradient.ravel(), rcond=None)[0].reshape(W.shape)
        for direction in (W, step) if margins else ():
            if separates(margins(direction)):
                warnings.warn(SEPARABLE, RuntimeWarning, stacklevel=3)
                return direction, tuple(history), SEPARABLE
        settled = -np.sum(gradient * step) <= 1e-15 * history[-1]  # what is left to gain is rounding
        while not settled and loss(W + step) > history[-1]:
            step = step / 2
        W = W + step
        if settled:
            return W, tuple(history), CONVERGED
    return W, tuple(history), f"not settled after {steps} steps"


def separates(margins):
    """Whether no sample lies on the wrong side and some lie on the right one, to rounding."""
    return margins.max() > 0 and margins.min() >= -1e-9 * margins.max()


def penalty_without_bias(l2, n_weights):
    """Return the penalty on each weight: l2, and 0 for the last one, the bias."""
    penalty = np.full(n_weights, parameter("l2", l2, non_negative))
    penalty[-1] = 0.0
    return penalty


# -------------------------------------------------------------------------- the classifier of widest margin


def pegasos(X, t, *, C=1.0, passes=100, seed=0):
    """Return weights close to the minimum of ½‖w‖² + C Σ max(0, 1 - t w·x), by a subgradient a sample.

    X (N, D); t (N,) of -1 and +1. There is no bias: append ones to X for one, which is then penalised too.
    The objective is divided by C N; step number k has rate C N / k, and the average of all weights, later
    ones counting more, is returned. It nears the minimum as 1/k, slowly for large C. ``history`` is the
    objective after each pass. Shalev-Shwartz, Singer, Srebro and Cotter (2011); S3, S5.

    >>> fit = pegasos([[-1.0], [1.0], [2.0]], [-1, 1, 1])
    >>> print(f"{fit.W[0]:.2f} {fit.history[-1]:.2f}")
    1.00 0.50
    """
    X, t = matrix("X", X), vector("t", t, sign_label)
    same_length(X, t, "X and t")
    C = parameter("C", C, positive)
    rng = np.random.default_rng(seed)
    l2 = 1 / (C * len(t))
    w, average, history, k = np.zeros(X.shape[1]), np.zeros(X.shape[1]), [], 0
    for _ in range(passes):
        for i in rng.permutation(len(t)):
            k += 1
            violated = t[i] * (X[i] @ w) < 1
            subgradient = l2 * w - violated * t[i] * X[i]
            w = w - subgradient / (l2 * k)
            average += 2 / (k + 1) * (w - average)
        history.append(svm_objective(average, 0.0, X, t, C))
    return Fit(average, np.float64(0.0), False, tuple(history), f"stopped after {passes} passes")


def fit_svm(X, t, *, C=1.0, steps=100_000, tolerance=1e-6):
    """Return the weights that minimise ½‖w‖² + C Σ max(0, 1 - t(w·x + b)): the widest margin, softened by C.

    X (N, D); t (N,) of -1 and +1, both present; the bias is free. w is a sum of a_i x_i with a_i t_i in
    [0, C]. Every sample wants a bias that puts it on its edge of the street; the two that disagree most
    change their a_i together, until nobody disagrees by more than ``tolerance``. ``history`` is that
    disagreement. Cortes and Vapnik (1995), Platt (1998), Keerthi et al. (2001); S3, S5.

    >>> fit = fit_svm([[0.0], [1.0], [3.0], [4.0]], [-1, -1, 1, 1], C=10.0)
    >>> print(fit.W.round(6), fit.b.round(6))  # the street runs from 1 to 3
    [1.] -2.0
    """
    X, t = matrix("X", X), vector("t", t, sign_label)
    same_length(X, t, "X and t")
    if abs(t.sum()) == len(t):
        complain("t", "labels of both classes", f"only {t[0]:+.0f}")
    C = parameter("C", C, positive)
    lowest, highest = np.minimum(0, C * t), np.maximum(0, C * t)
    a, w, history = np.zeros(len(t)), np.zeros(X.shape[1]), []
    for _ in range(steps):
        wanted_bias = t - X @ w
        i = np.argmax(np.where(a < highest, wanted_bias, -np.inf))
        j = np.argmin(np.where(a > lowest, wanted_bias, np.inf))
        history.append(float(wanted_bias[i] - wanted_bias[j]))
        if history[-1] <= tolerance:
            break
        towards = X[i] - X[j]
        room = min(highest[i] - a[i], a[j] - lowest[j])
        length = towards @ towards
        step = min(room, history[-1] / length) if length > 0 else room
        a[i] = min(a[i] + step, highest[i])
        a[j] = max(a[j] - step, lowest[j])
        w += step * towards
    converged = history[-1] <= tolerance
    message = "all agree about the bias" if converged else f"not settled after {steps} steps: lower C"
    return Fit(w, (wanted_bias[i] + wanted_bias[j]) / 2, converged, tuple(history), message)


def svm_objective(w, b, X, t, C):
    """Return ½‖w‖² + C Σ max(0, 1 - t(w·x + b)).

    >>> svm_objective([2.0], 0.0, [[1.0], [0.25]], [1, 1], C=10.0)
    7.0
    """
    w = vector("w", w)
    return float(w @ w / 2 + C * hinge(t, linear_scores(X, w, b), reduction="sum"))
