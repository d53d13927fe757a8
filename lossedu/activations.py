"""Activations as a formula table: value, derivative, SymPy twin.

``NAME(x)`` is the value, ``NAME.derivative(x)`` the slope at every entry, ``NAME.expression`` the same
formula in SymPy. softmax, log_softmax and logsumexp mix a row: they have ``.jacobian(z)`` and
``.vjp(z, g)`` instead. The forms are chosen so that no exponential overflows, and so that nearly
equal numbers are subtracted only where the formula itself is a difference.
"""

import numpy as np

from lossedu.activation_definitions import elementwise_activation, learned_activation, rowwise_activation
from lossedu.arguments import real
from lossedu.definitions import Definition

# ------------------------------------------------------------------------------- steps and straight lines


@elementwise_activation(concept="step", sources="S4 S5")
def step(x: real):
    """Unit step: 1 for x > 0, else 0. Its derivative is 0 wherever it has one; at the jump 0 is returned.

    >>> step([-1.0, 0.0, 2.0])
    array([0., 0., 1.])
    """
    return (x > 0).astype(float)


@step.define_derivative
def step(x):
    return np.zeros_like(x)


@step.define_expression
def step(sp, x):
    return sp.Piecewise((1, x > 0), (0, True))


@elementwise_activation(concept="signum", sources="S4")
def sign(x: real):
    """Signum: -1, 0 or 1. Its derivative is 0 wherever it has one; at the jump 0 is returned.

    >>> sign([-3.0, 0.0, 2.0])
    array([-1.,  0.,  1.])
    """
    return np.sign(x)


@sign.define_derivative
def sign(x):
    return np.zeros_like(x)


@sign.define_expression
def sign(sp, x):
    return sp.sign(x)


@elementwise_activation(concept="identity", sources="S5")
def identity(x: real):
    """The input itself, slope 1: the activation of a regression output.

    >>> identity([-3.0, 2.0])
    array([-3.,  2.])
    """
    return x.copy()


@identity.define_derivative
def identity(x):
    return np.ones_like(x)


@identity.define_expression
def identity(sp, x):
    return x


# --------------------------------------------------------------------------------------------- S-shapes


@elementwise_activation(concept="sigmoid", sources="S1 S2 S3 S4 S5")
def sigmoid(x: real):
    """Logistic sigmoid 1 / (1 + exp(-x)), from 0 to 1, steepest at 0 with slope 1/4.

    Far below 0, where exp(-x) overflows, it is exp(x).

    >>> sigmoid([-1000.0, 0.0, 1000.0])
    array([0. , 0.5, 1. ])
    """
    s = 1.0 / (1.0 + np.exp(-x))
    far = x < -700.0
    s[far] = np.exp(x[far])
    return s


def sigmoids(x):
    """Return sigmoid(x) and sigmoid(-x), which is 1 - sigmoid(x) without the difference."""
    e = np.exp(-np.maximum(x, -700.0))
    up, down = 1.0 / (1.0 + e), e / (1.0 + e)
    far = x < -700.0
    up[far] = np.exp(x[far])
    return up, down


@sigmoid.define_derivative
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return e / np.square(1.0 + e)


@sigmoid.define_expression
def sigmoid(sp, x):
    return 1 / (1 + sp.exp(-x))


@elementwise_activation(concept="tanh", sources="S3 S4 S5")
def tanh(x: real):
    """Hyperbolic tangent, from -1 to 1, equal to 2 sigmoid(2x) - 1.

    >>> tanh([-1000.0, 0.0, 1000.0])
    array([-1.,  0.,  1.])
    """
    return np.tanh(x)


@tanh.define_derivative
def tanh(x):
    e = np.exp(-2.0 * np.abs(x))  # 1 - tanh(x)**2 would cancel where tanh is close to 1
    return 4.0 * e / np.square(1.0 + e)


@tanh.define_expression
def tanh(sp, x):
    return sp.tanh(x)


# --------------------------------------------------------------------------------- rectifiers and relatives


@elementwise_activation(concept="relu", sources="S2 S3 S4 S5")
def relu(x: real):
    """Rectifier max(0, x). At the kink any slope in [0, 1] is a subgradient; 0 is returned.

    >>> relu([-2.0, 0.0, 3.0])
    array([0., 0., 3.])
    >>> relu.derivative([-2.0, 0.0, 3.0])
    array([0., 0., 1.])
    """
    return np.maximum(x, 0.0)


@relu.define_derivative
def relu(x):
    return (x > 0).astype(float)


@relu.define_expression
def relu(sp, x):
    return sp.Piecewise((x, x > 0), (0, True))


@elementwise_activation(concept="leaky-relu", sources="S3 S4 S5", reference="Maas, Hannun and Ng 2013")
def leaky_relu(x: real, *, slope: real = 0.01):
    """Rectifier with a small fixed slope below 0. At the kink the slope below is returned.

    >>> leaky_relu([7.0, -7.0])
    array([ 7.  , -0.07])
    """
    return np.maximum(x, 0.0) + slope * np.minimum(x, 0.0)


@leaky_relu.define_derivative
def leaky_relu(x, slope):
    return np.where(x > 0, 1.0, slope)


@leaky_relu.define_expression
def leaky_relu(sp, x, slope):
    return sp.Piecewise((x, x > 0), (slope * x, True))


@learned_activation(concept="prelu", sources="S3 S4 S5", reference="He et al. 2015")
def prelu(x: real, *, slope: real = 0.25):
    """Leaky rectifier with a learned slope, one number or one for each channel on the last axis.

    ``prelu.slope_gradient(x)`` is the derivative by the slope. At the kink the slope below is returned.

    >>> prelu([[4.0, 4.0], [-4.0, -4.0]], slope=[0.5, 2.0])
    array([[ 4.,  4.],
           [-2., -8.]])
    >>> prelu.slope_gradient([-7.0, 7.0])
    array([-7.,  0.])
    """
    return np.maximum(x, 0.0) + slope * np.minimum(x, 0.0)


@prelu.define_derivative
def prelu(x, slope):
    return np.where(x > 0, 1.0, slope)


@prelu.define_slope_gradient
def prelu(x):
    return np.minimum(x, 0.0)


@prelu.define_expression
def prelu(sp, x, slope):
    return sp.Piecewise((x, x > 0), (slope * x, True))


@elementwise_activation(concept="elu", sources="S3 S5", reference="Clevert, Unterthiner and Hochreiter 2016")
def elu(x: real, *, alpha: real = 1.0):
    """Exponential linear unit: x above 0, alpha (exp(x) - 1) below. At 0 the slope from below is returned.

    >>> elu([3.0, 0.0])
    array([3., 0.])
    >>> print(f"{elu(-5.0, alpha=0.1):.6f}")
    -0.099326
    """
    return np.maximum(x, 0.0) + alpha * np.expm1(np.minimum(x, 0.0))


@elu.define_derivative
def elu(x, alpha):
    return np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0.0)))


@elu.define_expression
def elu(sp, x, alpha):
    return sp.Piecewise((x, x > 0), (alpha * (sp.exp(x) - 1), True))


@elementwise_activation(concept="softplus", sources="S3 S4", reference="Dugas et al. 2001")
def softplus(x: real):
    """Smooth rectifier log(1 + exp(x)), above relu by at most log 2; its slope is the sigmoid.

    >>> softplus([-1000.0, 1000.0])
    array([   0., 1000.])
    """
    return np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x)))


@softplus.define_derivative
def softplus(x):
    return sigmoid.formula(x)


@softplus.define_expression
def softplus(sp, x):
    return sp.log(1 + sp.exp(x))


@elementwise_activation(concept="swish", sources="S3 S5", reference="Ramachandran, Zoph and Le 2017")
def swish(x: real, *, beta: real = 1.0):
    """Self-gated unit x sigmoid(beta x); beta = 1 is also called SiLU. It dips to -0.278 at x = -1.278.

    >>> print(f"{swish(4.0):.5f}")
    3.92806
    """
    return x * sigmoid.formula(beta * x)


@swish.define_derivative
def swish(x, beta):
    gate, closed = sigmoids(beta * x)
    return gate + x * gate * (beta * closed)


@swish.define_expression
def swish(sp, x, beta):
    return x / (1 + sp.exp(-beta * x))


# --------------------------------------------------------------------------------------- whole rows


@rowwise_activation(concept="maxout", sources="S3", reference="Goodfellow et al. 2013")
def maxout(z: real):
    """Largest of the affine pieces z_k = w_k·x + b_k of a row; the first wins a tie.

    ``maxout.derivative(z)`` is 1 at the winner and 0 elsewhere, in the shape of z.

    >>> maxout([[1.0, 5.0], [4.0, -2.0]])
    array([5., 4.])
    """
    return z.max(axis=1)


@maxout.define_derivative
def maxout(z):
    winners = np.zeros_like(z)
    winners[np.arange(len(z)), z.argmax(axis=1)] = 1.0
    return winners


@maxout.define_expression
def maxout(sp, z):
    return sp.Max(*z)


SHORT = 64  # classes in a row; NumPy is slow at the maximum or the sum of so few numbers


def by_column(z):
    """Return rows (N, C) laid out column by column if they are short: then NumPy goes through all at once."""
    return np.asarray(z, order="F" if z.shape[1] <= SHORT else "C")


def log_sum_of_shifted(z):
    """Return the row maxima m (N, 1), z - m (N, C) and log sum exp(z - m) (N, 1) of rows z (N, C).

    The maximum's own exp(0) = 1 is left to log1p, so that the small rest is not rounded away beside it.
    """
    z = by_column(z)
    m = z.max(axis=1, keepdims=True)
    shifted = z - m
    e = np.exp(shifted)
    below = (e * (shifted < 0.0)).sum(axis=1, keepdims=True)
    ties = np.rint(e.sum(axis=1, keepdims=True) - below) - 1.0  # entries beside the maximum that equal it
    return m, shifted, np.log1p(below + ties)


@rowwise_activation(concept="softmax", sources="S1 S2 S3 S4 S5")
def softmax(z: real):
    """Soft arg-max exp(z_k) / sum_j exp(z_j): positive entries that sum to 1 in every row.

    The row maximum is subtracted first, which changes nothing but keeps exp from overflowing.

    >>> softmax([1000.0, 1000.0])
    array([0.5, 0.5])
    >>> softmax.jacobian([0.0, 0.0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    z = by_column(z)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@softmax.define_jacobian
def softmax(z):
    s = softmax.formula(z)
    diagonal = s[:, :, np.newaxis] * np.eye(z.shape[1])
    return diagonal - s[:, :, np.newaxis] * s[:, np.newaxis, :]


@softmax.define_vjp
def softmax(z, g):
    s = softmax.formula(z)
    return s * (g - (s * g).sum(axis=1, keepdims=True))


@softmax.define_expression
def softmax(sp, z):
    total = sum(sp.exp(z_j) for z_j in z)
    return sp.Matrix([sp.exp(z_k) / total for z_k in z])


@rowwise_activation(concept="logsumexp", sources="S3 S5")
def log_softmax(z: real):
    """Logarithm of softmax, z_k - log sum_j exp(z_j), without forming the softmax.

    >>> log_softmax([0.0, -1000.0])
    array([    0., -1000.])
    """
    _, shifted, log_sum = log_sum_of_shifted(z)
    return shifted - log_sum


@log_softmax.define_jacobian
def log_softmax(z):
    return np.eye(z.shape[1]) - softmax.formula(z)[:, np.newaxis, :]


@log_softmax.define_vjp
def log_softmax(z, g):
    return g - softmax.formula(z) * g.sum(axis=1, keepdims=True)


@log_softmax.define_expression
def log_softmax(sp, z):
    total = sum(sp.exp(z_j) for z_j in z)
    return sp.Matrix([z_k - sp.log(total) for z_k in z])


@rowwise_activation(concept="logsumexp", sources="S3 S5")
def logsumexp(z: real):
    """Soft maximum log sum_j exp(z_j) of a row; its gradient is the softmax.

    >>> print(f"{logsumexp([1.0, 2.0, 3.0]):.5f}")
    3.40761
    """
    m, _, log_sum = log_sum_of_shifted(z)
    return (m + log_sum)[:, 0]


@logsumexp.define_jacobian
def logsumexp(z):
    return softmax.formula(z)


@logsumexp.define_vjp
def logsumexp(z, g):
    return g * softmax.formula(z)


@logsumexp.define_expression
def logsumexp(sp, z):
    return sp.log(sum(sp.exp(z_j) for z_j in z))


ALL = {name: thing for name, thing in list(globals().items()) if isinstance(thing, Definition)}
__all__ = list(ALL)
