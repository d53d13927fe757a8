"""Training: optimisers that read like their formulas, one loop for every model, and what goes before it.

A model is anything with ``parameters``, a list of float64 arrays, and ``loss_and_gradients(X, y)``, which
returns a number and gradients in the same order. An optimiser changes the parameters in place, all of them
from gradients that were taken at the old values.

eta is the learning rate, theta a parameter, g its gradient. An epoch is one pass over the samples, an
iteration one update; batch descent makes one update an epoch, stochastic descent one for each sample.
"""

from dataclasses import dataclass, field

import numpy as np

from lossedu.arguments import Domain, complain, float_array, non_negative, parameter, positive
from lossedu.shapes import matrix, same_length

__all__ = [
    "Adam",
    "DivergenceError",
    "GradientDescent",
    "History",
    "Momentum",
    "Standardiser",
    "batches",
    "clip_by_norm",
    "descend",
    "train",
    "train_test_split",
]

below_one = Domain("a number of at least 0 and below 1", lambda a: (a >= 0) & (a < 1))

# ---------------------------------------------------------------------------------------------- optimisers


class GradientDescent:
    """theta ← theta - eta g. S1, S2, S4, S5.

    >>> theta = np.array([1.0, 2.0])
    >>> GradientDescent(0.1).update([theta], [np.array([1.0, -1.0])])
    >>> theta
    array([0.9, 2.1])
    """

    def __init__(self, eta):
        self.eta = parameter("eta", eta, positive)

    def update(self, parameters, gradients):
        """Take one step, in place."""
        check_gradients(parameters, gradients)
        for theta, g in zip(parameters, gradients, strict=True):
            theta -= self.eta * g


class Momentum:
    """v ← mu v - eta g, theta ← theta + v: a step keeps the share mu of the one before it. Polyak (1964).

    mu lies in [0, 1), and 0 is gradient descent; v starts at 0.

    >>> theta, rule = np.array([1.0]), Momentum(0.1, mu=0.5)
    >>> for _ in range(2):
    ...     rule.update([theta], [np.array([1.0])])
    >>> print(theta.round(6))  # 1 - 0.1 - 0.15
    [0.75]
    """

    def __init__(self, eta, mu=0.9):
        self.eta = parameter("eta", eta, positive)
        self.mu = parameter("mu", mu, below_one)
        self.v = None

    def update(self, parameters, gradients):
        """Take one step, in place."""
        check_gradients(parameters, gradients, self.v)
        if self.v is None:
            self.v = [np.zeros_like(theta) for theta in parameters]
        for theta, g, v in zip(parameters, gradients, self.v, strict=True):
            v *= self.mu
            v -= self.eta * g
            theta += v


class Adam:
    """theta ← theta - eta m̂ / (√v̂ + epsilon), with m̂ and v̂ the running means of g and g², set right for
    their start at 0. Kingma and Ba (2015); named in S5.

    m ← beta1 m + (1-beta1) g and m̂ = m / (1 - beta1ᵗ), and the same with beta2 for v and g², where t counts
    the updates from 1. The first step has length eta in every coordinate, whatever the size of g.

    >>> theta = np.array([1.0, 1.0])
    >>> Adam(0.1).update([theta], [np.array([1000.0, -0.001])])
    >>> print(theta.round(4))
    [0.9 1.1]
    """

    def __init__(self, eta=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.eta = parameter("eta", eta, positive)
        self.beta1 = parameter("beta1", beta1, below_one)
        self.beta2 = parameter("beta2", beta2, below_one)
        self.epsilon = parameter("epsilon", epsilon, non_negative)
        self.m = self.v = None
        self.t = 0

    def update(self, parameters, gradients):
        """Take one step, in place."""
        check_gradients(parameters, gradients, self.m)
        if self.m is None:
            self.m = [np.zeros_like(theta) for theta in parameters]
            self.v = [np.zeros_like(theta) for theta in parameters]
        self.t += 1
        for theta, g, m, v in zip(parameters, gradients, self.m, self.v, strict=True):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            theta -= self.eta * m_hat / (np.sqrt(v_hat) + self.epsilon)


def check_gradients(parameters, gradients, memory=None):
    """Raise ValueError unless parameters, gradients and an optimiser's memory match array by array.

    >>> check_gradients([np.zeros(2)], [np.zeros((2, 1))])
    Traceback (most recent call last):
    ...
    ValueError: gradients: expected shapes [(2,)], those of the parameters, received [(2, 1)].
    """
    for theta in parameters:
        if not isinstance(theta, np.ndarray) or theta.dtype != np.float64:
            complain("parameters", "float64 arrays, which can be changed in place", repr(theta))
    expected = [theta.shape for theta in parameters]
    received = [np.shape(g) for g in gradients]
    if received != expected:
        complain("gradients", f"shapes {expected}, those of the parameters", str(received))
    if memory is not None and [m.shape for m in memory] != expected:
        advice = "Make a new optimiser for another model."
        complain("parameters", f"shapes {[m.shape for m in memory]}, as before", str(expected), advice)


def clip_by_norm(gradients, max_norm):
    """Return the gradients times min(1, max_norm / norm), where the norm is over all of them together.

    The direction stays, the length is at most ``max_norm``; gradients of 0 stay 0. S5; Pascanu, Mikolov and
    Bengio (2013).

    >>> clip_by_norm([np.array([30.0, 40.0])], 1.0)
    [array([0.6, 0.8])]
    """
    max_norm = parameter("max_norm", max_norm, positive)
    norm = norm_of_all(gradients)
    if norm <= max_norm:
        return list(gradients)
    return [g * (max_norm / norm) for g in gradients]


def norm_of_all(arrays):
    """Return the Euclidean norm of all entries of all arrays, also where their squares overflow.

    >>> print(f"{norm_of_all([np.array([3e200]), np.array([[4e200]])]):.6g}")
    5e+200
    """
    largest = max(float(np.abs(array).max()) for array in arrays)
    if largest == 0 or not np.isfinite(largest):
        return largest
    return largest * float(np.sqrt(sum(np.sum((array / largest) ** 2) for array in arrays)))


# ------------------------------------------------------------------------------------------------ the loop


class DivergenceError(ArithmeticError):
    """The loss grows without bound; the message says when it was noticed and what to change."""


@dataclass
class History:
    """What happened during training, one entry an epoch.

    ``loss`` is the mean over the epoch's batches, each taken before its update; ``gradient_norm`` is the norm
    of the gradient averaged over the same batches. With one batch an epoch both are exact. ``iterations``
    counts updates; ``stopped`` is "epochs" or "gradient".
    """

    loss: list = field(default_factory=list)
    gradient_norm: list = field(default_factory=list)
    iterations: int = 0
    stopped: str = "epochs"

    @property
    def epochs(self):
        """The number of passes over the samples."""
        return len(self.loss)


def train(
    model, X, y, optimiser, *, epochs=100, batch_size=None, seed=0, max_norm=None, tolerance=0.0, patience=1
):
    """Train a model in place and return the History.

    X holds N rows, y N entries or rows. ``batch_size`` None is batch descent, 1 stochastic descent, anything
    between mini-batch descent; samples are shuffled anew each epoch and the last batch may be short.
    Gradients are clipped to ``max_norm`` if it is given. Stops early when the gradient norm has been at most
    ``tolerance`` for ``patience`` epochs running; a small loss is no sign of a minimum, nor a large one of
    none. Raises DivergenceError when the loss explodes. S1, S4, S5.

    >>> from lossedu.classifiers import LinearModel
    >>> from lossedu.losses import mean_squared_error
    >>> model = LinearModel([0.0], 0.0, mean_squared_error)
    >>> X, y = [[-1.0], [0.0], [1.0]], [-1.0, 1.0, 3.0]
    >>> history = train(model, X, y, GradientDescent(0.5), tolerance=1e-3)
    >>> print(model.W.round(2), model.b.round(2), history.epochs, history.stopped)
    [2.] 1.0 9 gradient
    """
    X, y = np.asarray(X), np.asarray(y)
    same_length(X, y)
    epochs, patience = positive_integer("epochs", epochs), positive_integer("patience", patience)
    tolerance = parameter("tolerance", tolerance, non_negative)
    rng = np.random.default_rng(seed)
    history = History()
    for _ in range(epochs):
        mean = [0.0] * (1 + len(model.parameters))  # of the loss and of each gradient, over the batches
        for rows in batches(len(X), batch_size, rng):
            with np.errstate(over="ignore", invalid="ignore"):  # the guard says it in plainer words
                loss, gradients = model.loss_and_gradients(X[rows], y[rows])
                share = len(rows) / len(X)
                mean = [m + share * new for m, new in zip(mean, [loss, *gradients], strict=True)]
                if max_norm is not None:
                    gradients = clip_by_norm(gradients, max_norm)
                optimiser.update(model.parameters, gradients)
            history.iterations += 1
            guard(loss, model.parameters, history)
        history.loss.append(mean[0])
        history.gradient_norm.append(norm_of_all(mean[1:]))
        if is_calm(history.gradient_norm, tolerance, patience):
            history.stopped = "gradient"
            break
    return history


def batches(n, batch_size, rng):
    """Yield the row numbers 0 … n-1 in batches, shuffled; the last batch may be short.

    ``batch_size`` None, or at least n, gives all rows in order, since the order does not matter then.

    >>> [len(rows) for rows in batches(10, 4, np.random.default_rng(0))]
    [4, 4, 2]
    """
    size = n if batch_size is None else positive_integer("batch_size", batch_size)
    order = rng.permutation(n) if size < n else np.arange(n)
    for start in range(0, n, size):
        yield order[start : start + size]


def positive_integer(name, value):
    """Return ``value`` if it is an integer of at least 1; otherwise raise ValueError.

    >>> positive_integer("epochs", 0)
    Traceback (most recent call last):
    ...
    ValueError: epochs: expected an integer of at least 1, received 0.
    """
    if not isinstance(value, (int, np.integer)) or value < 1:
        complain(name, "an integer of at least 1", repr(value))
    return int(value)


def is_calm(gradient_norms, tolerance, patience):
    """Whether the last ``patience`` gradient norms are all at most ``tolerance``.

    >>> is_calm([1.0, 0.001, 0.0], tolerance=0.01, patience=2)
    True
    """
    last = gradient_norms[-patience:]
    return len(last) == patience and max(last) <= tolerance


EXPLODED = 1e10  # a loss this many times the first epoch's does not come back
HUGE = 1e100  # a parameter this large soon makes scores overflow


def guard(loss, parameters, history):
    """Raise DivergenceError if the loss or a parameter is not finite or has exploded."""
    limit = EXPLODED * max(1.0, abs(history.loss[0])) if history.loss else HUGE
    tame = abs(loss) <= limit and all(np.all(np.abs(theta) <= HUGE) for theta in parameters)
    if not tame:
        raise DivergenceError(
            f"training diverges: the loss was {loss:.3g} in epoch {history.epochs + 1}, before update "
            f"{history.iterations}. Try a tenth of the learning rate, standardise X, or clip with max_norm."
        )


def descend(gradient, start, optimiser, steps):
    """Return the path theta_0 … theta_steps of an optimiser on a function whose gradient is given.

    ``gradient`` takes and gives arrays of the shape of ``start``; the path is (steps + 1, *shape). S5.

    >>> descend(lambda w: 2 * w, 1.0, GradientDescent(0.25), 3)  # two steps on w² by hand: 1/2, 1/4
    array([1.   , 0.5  , 0.25 , 0.125])
    """
    theta = np.array(float_array("start", start))
    path = [theta.copy()]
    for _ in range(steps):
        optimiser.update([theta], [gradient(theta.copy())])
        path.append(theta.copy())
    return np.array(path)


# ------------------------------------------------------------------------------------------- before training


@dataclass(frozen=True)
class Standardiser:
    """(x - mean) / scale for each feature, with mean and standard deviation of the training samples.

    A feature that never varies has scale 1 and becomes 0. Fit on training samples only: what is taken from
    test samples leaks into training. S5.

    >>> scaler = Standardiser.fit([[1.0, 7.0], [3.0, 7.0]])
    >>> scaler.transform([[5.0, 7.0]])
    array([[3., 0.]])
    """

    mean: np.ndarray
    scale: np.ndarray

    @classmethod
    def fit(cls, X):
        """Return the Standardiser of the training samples X (N, D)."""
        X = matrix("X", X)
        constant = X.max(axis=0) == X.min(axis=0)
        mean = np.where(constant, X[0], X.mean(axis=0))
        scale = np.where(constant, 1.0, X.std(axis=0))
        return cls(mean, scale)

    def transform(self, X):
        """Return X (N, D) standardised."""
        X = matrix("X", X)
        if X.shape[1] != len(self.mean):
            complain("X", f"{len(self.mean)} columns, as in training", f"{X.shape[1]} columns")
        return (X - self.mean) / self.scale


def train_test_split(X, y, *, test_share=0.25, seed=0):
    """Return X_train, X_test, y_train, y_test: shuffled samples, of which a share is kept for testing.

    The test set has ``test_share`` of the samples, rounded, and at least one; so does the training set.
    Raises ValueError for fewer than two samples or a share outside (0, 1). S1, S4, S5.

    >>> X_train, X_test, y_train, y_test = train_test_split([[1], [2], [3], [4]], [1, 2, 3, 4])
    >>> len(X_train), len(X_test), sorted([*y_train, *y_test]) == [1, 2, 3, 4]
    (3, 1, True)
    """
    X, y = np.asarray(X), np.asarray(y)
    same_length(X, y)
    if len(X) < 2:
        complain("X and y", "at least two samples", str(len(X)))
    if not 0 < test_share < 1:
        complain("test_share", "a number between 0 and 1", repr(test_share))
    n_test = min(max(1, round(test_share * len(X))), len(X) - 1)
    order = np.random.default_rng(seed).permutation(len(X))
    test, rest = order[:n_test], order[n_test:]
    return X[rest], X[test], y[rest], y[test]
