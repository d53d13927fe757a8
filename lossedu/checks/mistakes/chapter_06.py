# ruff: noqa: F811  (every entry bears the name that its task asks for)
"""Mistakes in the assignment on the activation zoo."""

import numpy as np
import sympy as sp

from lossedu import activations, losses, network
from lossedu.checks.mistakes.catalogue import registrar

ASSIGNMENT = "06-activation-zoo"

# -------------------------------------------------------------------------------------------- leaky-relu

of_leaky = registrar(ASSIGNMENT, "leaky-relu")


@of_leaky("ignores-slope", "The slope stays 0.01 whatever the call gives.", section="leaky")
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, 0.01 * x)


@of_leaky(
    "largest-of-two",
    "The maximum of ax and x picks the wrong piece once a is above 1.",
    section="leaky",
    seen_in="S3",
)
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.maximum(slope * x, x)


@of_leaky("plain-rectifier", "This is plain ReLU: below 0 it gives 0 in place of ax.", section="leaky")
def leaky_relu(x, slope=0.01):
    return np.maximum(np.asarray(x, dtype=float), 0)


@of_leaky(
    "swapped-branches", "The two cases are swapped: positive inputs get the small slope.", section="leaky"
)
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, slope * x, x)


@of_leaky("minus-on-the-left", "The left side has the wrong sign: ax, not -ax.", section="leaky")
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, -slope * x)


@of_leaky("slope-on-both-sides", "Positive inputs are multiplied by the slope too.", section="leaky")
def leaky_relu(x, slope=0.01):
    return slope * np.asarray(x, dtype=float)


@of_leaky("slope-for-value", "Below 0 the slope itself comes back, not slope times x.", section="leaky")
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, slope)


@of_leaky("adds-everywhere", "On the right ax is added as well; the slope must be 1 there.", section="leaky")
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, 0) + slope * x


@of_leaky("derivative-for-value", "This is the derivative; the task asks for the value.", section="leaky")
def leaky_relu(x, slope=0.01):
    return np.where(np.asarray(x) > 0, 1.0, slope)


@of_leaky(
    "if-on-an-array",
    "An if looks at one number; an array needs a choice for every entry.",
    section="relu",
    seen_in="S5",
)
def leaky_relu(x, slope=0.01):
    if x > 0:
        return x
    return slope * x


@of_leaky("one-axis-only", "The loop goes through one axis: tables and single numbers fail.", section="leaky")
def leaky_relu(x, slope=0.01):
    return np.array([v if v > 0 else slope * v for v in x])


@of_leaky(
    "no-lists", "A list cannot be compared with 0: turn x into an array first.", section="relu", points=1
)
def leaky_relu(x, slope=0.01):
    return np.where(x > 0, x, slope * x)


@of_leaky(
    "changes-input",
    "The assignment writes into the caller's array: make a copy first.",
    section="relu",
    points=1,
    also={"convert": ("to an array", "not at all")},
)
def leaky_relu(x, slope=0.01, convert="to float"):
    if convert != "not at all":
        x = np.asarray(x, dtype=float if convert == "to float" else None)
    x[x < 0] = slope * x[x < 0]
    return x


@of_leaky(
    "keeps-integers",
    "An array of whole numbers cannot hold ax: ask for float.",
    section="relu",
    points=1,
)
def leaky_relu(x, slope=0.01):
    result = np.array(x)
    result[result < 0] = slope * result[result < 0]
    return result


@of_leaky(
    "larger-of-x-and-a",
    "This is the larger of x and the slope itself; below 0 it must be ax.",
    section="leaky",
)
def leaky_relu(x, slope=0.01):
    return np.maximum(np.asarray(x, dtype=float), slope)


@of_leaky("shape-lost", "The result is one long row; it must have the shape of x.", section="leaky")
def leaky_relu(x, slope=0.01):
    return np.array([v if v > 0 else slope * v for v in np.ravel(x).astype(float)])


@of_leaky("borrowed", "This calls lossedu's own leaky ReLU; the task is to write it.", section="leaky")
def leaky_relu(x, slope=0.01):
    return activations.leaky_relu(x, slope=slope)


# -------------------------------------------------------------------------------------- leaky-relu-slope

of_leaky_slope = registrar(ASSIGNMENT, "leaky-relu-slope")


@of_leaky_slope(
    "negative-slope",
    "Below 0 the output is negative, but the slope is a, not -a.",
    section="leaky",
    seen_in="S5",
)
def leaky_relu_derivative(x, slope=0.01):
    return np.where(x > 0, 1.0, -slope)


@of_leaky_slope("value-for-derivative", "This is leaky ReLU itself, not its derivative.", section="leaky")
def leaky_relu_derivative(x, slope=0.01):
    return np.where(x > 0, x, slope * x)


@of_leaky_slope(
    "x-on-the-right",
    "Above 0 the derivative of x is 1, not x.",
    section="reading-a-card",
    seen_in="S5, derivative of ELU",
)
def leaky_relu_derivative(x, slope=0.01):
    return np.where(x > 0, x, slope)


@of_leaky_slope("x-on-the-left", "Below 0 the derivative of ax is a, not ax.", section="reading-a-card")
def leaky_relu_derivative(x, slope=0.01):
    return np.where(x > 0, 1.0, slope * x)


@of_leaky_slope("relu-slope", "This is the derivative of plain ReLU: 0 below 0.", section="leaky")
def leaky_relu_derivative(x, slope=0.01):
    return np.where(x > 0, 1.0, 0.0)


@of_leaky_slope("swapped-branches", "The two slopes are swapped.", section="leaky")
def leaky_relu_derivative(x, slope=0.01):
    return np.where(x > 0, slope, 1.0)


@of_leaky_slope("all-ones", "The slope is 1 above 0 only.", section="leaky")
def leaky_relu_derivative(x, slope=0.01):
    return np.ones_like(x)


@of_leaky_slope("slope-everywhere", "The small slope comes back on both sides.", section="leaky")
def leaky_relu_derivative(x, slope=0.01):
    return np.full_like(x, slope)


@of_leaky_slope("adds", "The slope is added to 1 above 0, where it has no part.", section="leaky")
def leaky_relu_derivative(x, slope=0.01):
    return (x > 0) + slope


@of_leaky_slope(
    "if-on-an-array", "An if looks at one number; an array needs a choice for every entry.", section="relu"
)
def leaky_relu_derivative(x, slope=0.01):
    if x > 0:
        return 1.0
    return slope


@of_leaky_slope(
    "by-the-slope", "This is the derivative by a; the task asks for the one by x.", section="leaky"
)
def leaky_relu_derivative(x, slope=0.01):
    return np.minimum(x, 0.0)


@of_leaky_slope("ignores-slope", "The slope stays 0.01 whatever the call gives.", section="leaky", points=0.5)
def leaky_relu_derivative(x, slope=0.01):
    return np.where(x > 0, 1.0, 0.01)


@of_leaky_slope(
    "larger-piece",
    "This is the slope of the larger of ax and x, which is another piece once a is above 1.",
    section="leaky",
    points=0.5,
    seen_in="S3",
)
def leaky_relu_derivative(x, slope=0.01):
    return np.where(x > slope * x, 1.0, slope)


@of_leaky_slope("outside-at-zero", "At 0 a slope comes back that lies outside of a and 1.", section="relu")
def leaky_relu_derivative(x, slope=0.01):
    return np.where(x > 0, 1.0, np.where(x < 0, slope, 0.0))


@of_leaky_slope("borrowed", "This calls lossedu's own derivative; the task is to write it.", section="leaky")
def leaky_relu_derivative(x, slope=0.01):
    return activations.leaky_relu.derivative(x, slope=slope)


@of_leaky_slope(
    "side-of-the-output",
    "The side is told by the output; with a negative slope that is positive on the left too.",
    section="leaky",
    points=0.5,
    also={"strict": (True,)},
)
def leaky_relu_derivative(x, slope=0.01, strict=False):
    output = np.where(x > 0, x, slope * x)
    return np.where(output < 0 if strict else output <= 0, slope, 1.0)


# ------------------------------------------------------------------------------------------- prelu-slope

of_prelu = registrar(ASSIGNMENT, "prelu-slope")


@of_prelu(
    "mean-for-sum", "Ways add up: the sum over the samples is divided by their number.", section="leaky"
)
def prelu_slope_gradient(X, G):
    return np.mean(G * np.minimum(X, 0.0), axis=0)


@of_prelu("rows-for-columns", "The sum runs over the channels; it must run over samples.", section="leaky")
def prelu_slope_gradient(X, G):
    return np.sum(G * np.minimum(X, 0.0), axis=1)


@of_prelu(
    "one-sum",
    "All channels are added up into one number; each has its own slope.",
    section="leaky",
    also={"repeated": (True,)},
)
def prelu_slope_gradient(X, G, repeated=False):
    total = np.sum(G * np.minimum(X, 0.0))
    return np.full(X.shape[1], total) if repeated else total


@of_prelu("no-sum", "One number an entry comes back; the sum over the samples is missing.", section="leaky")
def prelu_slope_gradient(X, G):
    return G * np.minimum(X, 0.0)


@of_prelu("row-of-a-table", "The result has shape (1, C); it should be (C,).", section="leaky")
def prelu_slope_gradient(X, G):
    return np.sum(G * np.minimum(X, 0.0), axis=0, keepdims=True)


@of_prelu("without-x", "The derivative of ax by a is x; here it is 1.", section="leaky")
def prelu_slope_gradient(X, G):
    return np.sum(G * (X < 0), axis=0)


@of_prelu("without-G", "What arrives from the loss, G, is left out: chain rule.", section="reading-a-card")
def prelu_slope_gradient(X, G):
    return np.sum(np.minimum(X, 0.0), axis=0)


@of_prelu("wrong-side", "The slope acts below 0; this takes the inputs above 0.", section="leaky")
def prelu_slope_gradient(X, G):
    return np.sum(G * np.maximum(X, 0.0), axis=0)


@of_prelu("both-sides", "Inputs above 0 take part too, where the slope does nothing.", section="leaky")
def prelu_slope_gradient(X, G):
    return np.sum(G * X, axis=0)


@of_prelu("sign", "The sign is wrong: below 0 the derivative by a is x, a negative number.", section="leaky")
def prelu_slope_gradient(X, G):
    return -np.sum(G * np.minimum(X, 0.0), axis=0)


@of_prelu(
    "sign-of-the-product", "The case is chosen by the sign of GX; it is X that decides.", section="leaky"
)
def prelu_slope_gradient(X, G):
    return np.sum(np.minimum(G * X, 0.0), axis=0)


@of_prelu("product-of-sums", "Sums are multiplied; each sample's product has to be added.", section="leaky")
def prelu_slope_gradient(X, G):
    return np.sum(G, axis=0) * np.sum(np.minimum(X, 0.0), axis=0)


@of_prelu("matrix-product", "A matrix product mixes the channels; each has its own slope.", section="leaky")
def prelu_slope_gradient(X, G):
    return G.T @ np.minimum(X, 0.0)


@of_prelu(
    "one-on-the-right",
    "Above 0 the output is x, which does not hold a: its derivative by a is 0.",
    section="leaky",
)
def prelu_slope_gradient(X, G):
    return np.sum(G * np.where(X > 0, 1.0, X), axis=0)


@of_prelu("mean-of-all", "All entries are averaged into one number; each channel has a sum.", section="leaky")
def prelu_slope_gradient(X, G):
    return np.mean(G * np.minimum(X, 0.0))


@of_prelu("changes-input", "Entries of X are overwritten in the caller's array.", section="leaky")
def prelu_slope_gradient(X, G):
    X[X > 0] = 0.0
    return np.sum(G * X, axis=0)


@of_prelu("borrowed", "This calls lossedu's own derivative by the slope.", section="leaky")
def prelu_slope_gradient(X, G):
    return np.sum(G * activations.prelu.slope_gradient(X), axis=0)


# -------------------------------------------------------------------------------------------- tanh-steps

of_tanh = registrar(ASSIGNMENT, "tanh-steps", gives_value=True)


@of_tanh(
    "inner-factor", "The derivative has lost a factor 2, that of the 2x in the exponent.", section="s-shapes"
)
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [2 * u / (1 + u) ** 2, (1 - ((1 - u) / (1 + u)) ** 2) / 2, (1 - sp.tanh(x) ** 2) / 2]


@of_tanh("sign", "The derivative has the wrong sign: two minus signs meet.", section="s-shapes")
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [-4 * u / (1 + u) ** 2, ((1 - u) / (1 + u)) ** 2 - 1, sp.tanh(x) ** 2 - 1]


@of_tanh(
    "sign-and-factor",
    "The derivative lacks the -2 from the exponent: sign and size are wrong.",
    section="s-shapes",
)
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [-2 * u / (1 + u) ** 2, (((1 - u) / (1 + u)) ** 2 - 1) / 2, (sp.tanh(x) ** 2 - 1) / 2]


@of_tanh(
    "inner-derivative",
    "The chain rule is cut short: the derivative of the exponential is missing.",
    section="s-shapes",
)
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [-2 / (1 + u) ** 2, -(((1 - u) / (1 + u) + 1) ** 2) / 2, -((sp.tanh(x) + 1) ** 2) / 2]


@of_tanh(
    "exponential-lost",
    "The derivative of an exponential holds that exponential again; here it is lost.",
    section="s-shapes",
)
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [4 / (1 + u) ** 2, ((1 - u) / (1 + u) + 1) ** 2, (sp.tanh(x) + 1) ** 2]


@of_tanh("denominator", "The denominator of the derivative is not squared.", section="s-shapes")
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [4 * u / (1 + u), 2 * (1 - (1 - u) / (1 + u)), 2 * (1 - sp.tanh(x))]


@of_tanh("value-for-derivative", "This begins with tanh itself, not with its derivative.", section="s-shapes")
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [2 / (1 + u) - 1, (1 - u) / (1 + u), sp.tanh(x)]


@of_tanh(
    "as-for-the-sigmoid",
    "The rule of the sigmoid is used, with tanh put in; it does not follow.",
    section="s-shapes",
)
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [4 * u / (1 + u) ** 2, 1 - ((1 - u) / (1 + u)) ** 2, sp.tanh(x) * (1 - sp.tanh(x))]


@of_tanh("square-lost", "On the way a square is lost.", section="s-shapes")
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [4 * u / (1 + u) ** 2, 1 - ((1 - u) / (1 + u)) ** 2, 1 - sp.tanh(x)]


@of_tanh("plus", "On the way a minus became a plus.", section="s-shapes")
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [4 * u / (1 + u) ** 2, 1 - ((1 - u) / (1 + u)) ** 2, 1 + sp.tanh(x) ** 2]


@of_tanh(
    "square-of-the-bracket",
    "The bracket is squared as a whole; it is a difference of two squares.",
    section="s-shapes",
)
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [4 * u / (1 + u) ** 2, 1 - ((1 - u) / (1 + u)) ** 2, (1 - sp.tanh(x)) ** 2]


@of_tanh("one-lost", "On the way the 1 is lost.", section="s-shapes")
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [4 * u / (1 + u) ** 2, 1 - ((1 - u) / (1 + u)) ** 2, sp.tanh(x) ** 2]


@of_tanh(
    "doubled-argument", "The argument of tanh is doubled: it is sigmoid that takes 2x.", section="s-shapes"
)
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [4 * u / (1 + u) ** 2, 1 - ((1 - u) / (1 + u)) ** 2, 1 - sp.tanh(2 * x) ** 2]


@of_tanh(
    "factor-4", "A factor 4 is too much: the 4 belongs to the slope of the sigmoid at 2x.", section="s-shapes"
)
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [4 * u / (1 + u) ** 2, 1 - ((1 - u) / (1 + u)) ** 2, 4 * (1 - sp.tanh(x) ** 2)]


@of_tanh(
    "stops-in-exponentials",
    "Each step follows, but the last one still holds exponentials.",
    section="s-shapes",
    points=1,
)
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [4 * u / (1 + u) ** 2, ((1 + u) ** 2 - (1 - u) ** 2) / (1 + u) ** 2, 1 - ((1 - u) / (1 + u)) ** 2]


@of_tanh(
    "ends-in-cosh",
    "Each step follows, but the last one is not written in tanh.",
    section="s-shapes",
    points=1,
)
def tanh_steps():
    x = sp.symbols("x", real=True)
    u = sp.exp(-2 * x)
    return [4 * u / (1 + u) ** 2, 4 / (sp.exp(x) + sp.exp(-x)) ** 2, 1 / sp.cosh(x) ** 2]


# -------------------------------------------------------------------------------------------- elu-stable

of_elu = registrar(ASSIGNMENT, "elu-stable")


@of_elu("no-minus-one", "Below 0 the 1 is not subtracted, so the curve jumps at 0.", section="leaky")
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)))


@of_elu("parentheses", "Only the exponential is multiplied by α, not the 1.", section="leaky")
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)) - 1)


@of_elu("ignores-alpha", "The function ignores α and takes 1 whatever the call gives.", section="leaky")
def elu(x, alpha=1.0):
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


@of_elu(
    "alpha-on-both-sides", "The right side is multiplied by α too; there the output is x.", section="leaky"
)
def elu(x, alpha=1.0):
    return alpha * np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


@of_elu(
    "alpha-in-the-exponent",
    "The factor α belongs in front of the bracket, not in the exponent.",
    section="leaky",
)
def elu(x, alpha=1.0):
    return np.where(x > 0, x, np.expm1(alpha * np.minimum(x, 0)))


@of_elu(
    "sign", "Below 0 the bracket is e^x - 1, which is negative; here it is turned round.", section="leaky"
)
def elu(x, alpha=1.0):
    return np.where(x > 0, x, -alpha * np.expm1(np.minimum(x, 0)))


@of_elu(
    "left-side",
    "Below 0 it is α(e^x - 1); something else stands there.",
    section="leaky",
    also={"left": ("line", "sum", "turned")},
)
def elu(x, alpha=1.0, left="exponent"):
    below = np.minimum(x, 0)
    sides = {"exponent": alpha * np.expm1(-below), "line": alpha * below}
    sides |= {"sum": below + alpha * np.expm1(below), "turned": alpha * (1 - below)}
    return np.where(x > 0, x, sides[left])


@of_elu("log-curve", "The left side is an exponential, not a logarithm.", section="leaky", seen_in="S5, 2.8")
def elu(x, alpha=1.0):
    return np.where(x > 0, x, -alpha * np.log1p(-np.minimum(x, 0)))


@of_elu("swapped-branches", "The two cases are swapped.", section="leaky")
def elu(x, alpha=1.0):
    return np.where(x > 0, alpha * np.expm1(x), x)


@of_elu(
    "if-on-an-array",
    "An if looks at one number; an array or a table needs a choice for every entry.",
    section="relu",
    seen_in="S5, 2.8",
    also={"in_a_loop": (True,)},
)
def elu(x, alpha=1.0, in_a_loop=False):
    if in_a_loop:
        return [v if v > 0 else alpha * np.expm1(v) for v in x]
    if x > 0:
        return x
    return alpha * np.expm1(x)


@of_elu(
    "masks",
    "Far right, 0 times infinity is nan: a mask does not stop the exponential.",
    section="smooth-rectifiers",
    points=1,
    also={"exact": (True,)},
)
def elu(x, alpha=1.0, exact=False):
    exponential_less_1 = np.expm1(x) if exact else np.exp(x) - 1
    return (x > 0) * x + (x <= 0) * alpha * exponential_less_1


@of_elu(
    "exp-minus-one",
    "Close to 0, e^x is rounded to 1 and the difference is lost.",
    section="smooth-rectifiers",
    points=1,
    seen_in="early frameworks",
)
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


@of_elu(
    "larger-piece",
    "The larger of both pieces is taken; it is the sign of x that decides.",
    section="leaky",
    also={"highest": (0.0,)},
)
def elu(x, alpha=1.0, highest=np.inf):
    return np.maximum(x, alpha * np.expm1(np.minimum(x, highest)))


@of_elu(
    "right-side",
    "Above 0 something else than x comes back.",
    section="leaky",
    also={"right": ("zero", "sum", "one")},
)
def elu(x, alpha=1.0, right="left"):
    left = alpha * np.expm1(x)
    sides = {"left": left, "zero": 0 * x, "sum": x + left, "one": 1 + 0 * x}
    return np.where(x > 0, sides[right], left)


@of_elu(
    "clipped",
    "Far out, what comes back is the bound at which inputs are clipped.",
    section="smooth-rectifiers",
    points=1,
    also={"bound": (709, 500, 100, 50), "exact_bound": (709, 700, 500, 100, 50)},
)
def elu(x, alpha=1.0, bound=700, exact_bound=0):
    if exact_bound:
        x = np.clip(x, -exact_bound, exact_bound)
        return np.where(x > 0, x, alpha * np.expm1(x))
    x = np.clip(x, -bound, bound)
    return np.where(x > 0, x, alpha * (np.exp(x) - 1))


@of_elu(
    "changes-input", "The assignment writes into the caller's array.", section="smooth-rectifiers", points=1
)
def elu(x, alpha=1.0):
    x[x < 0] = alpha * np.expm1(x[x < 0])
    return x


@of_elu("borrowed", "This calls lossedu's own ELU; the task is to write it.", section="leaky")
def elu(x, alpha=1.0):
    return activations.elu(x, alpha=alpha)


@of_elu(
    "line-near-zero",
    "Near 0 a straight line is taken, in too wide an interval: np.expm1 needs no such case.",
    section="smooth-rectifiers",
    points=1,
)
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.where(x > -0.01, x, np.expm1(np.minimum(x, 0))))


# ------------------------------------------------------------------------------------------- swish-slope

of_swish = registrar(ASSIGNMENT, "swish-slope", gives_value=True)


@of_swish("gate-only", "One term of the product rule is missing: the gate moves with x too.", section="swish")
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    return 1 / (1 + sp.exp(-beta * x))


@of_swish(
    "gate-fixed",
    "One term of the product rule is missing: the one where x is differentiated.",
    section="swish",
)
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    return x * sp.diff(1 / (1 + sp.exp(-beta * x)), x)


@of_swish(
    "product-of-slopes", "The derivative of a product is not the product of derivatives.", section="swish"
)
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    return sp.diff(1 / (1 + sp.exp(-beta * x)), x)


@of_swish("beta-lost", "Right for β = 1 only: the inner derivative β of the gate is lost.", section="swish")
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    s = 1 / (1 + sp.exp(-beta * x))
    return s + x * s * (1 - s)


@of_swish("beta-is-1", "Without β the expression is right for β = 1 only.", section="swish")
def swish_slope():
    x = sp.symbols("x", real=True)
    return sp.diff(x / (1 + sp.exp(-x)), x)


@of_swish("sign", "One of the two terms has the wrong sign.", section="swish")
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    s = 1 / (1 + sp.exp(-beta * x))
    return s - beta * x * s * (1 - s)


@of_swish("value-for-derivative", "This is swish itself, not its derivative.", section="swish")
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    return x / (1 + sp.exp(-beta * x))


@of_swish("by-beta", "This is the derivative by β; the task asks for the one by x.", section="swish")
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    return sp.diff(x / (1 + sp.exp(-beta * x)), beta)


@of_swish("x-lost", "In the second term the factor x is lost.", section="swish")
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    s = 1 / (1 + sp.exp(-beta * x))
    return s + beta * s * (1 - s)


@of_swish("gate-not-closed", "The slope of the gate is βs(1 - s); the 1 - s is missing.", section="swish")
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    s = 1 / (1 + sp.exp(-beta * x))
    return s + beta * x * s


@of_swish(
    "sigmoid-slope", "This is the slope of the sigmoid at βx: no product rule, no factor β.", section="swish"
)
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    s = 1 / (1 + sp.exp(-beta * x))
    return s * (1 - s)


@of_swish("one-term-no-beta", "The gate itself is missing, and the inner derivative β.", section="swish")
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    s = 1 / (1 + sp.exp(-beta * x))
    return x * s * (1 - s)


@of_swish("sign-and-beta", "The second term has the wrong sign and lacks its factor β.", section="swish")
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    s = 1 / (1 + sp.exp(-beta * x))
    return s - x * s * (1 - s)


@of_swish("beta-everywhere", "The factor β belongs to the second term alone.", section="swish")
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    s = 1 / (1 + sp.exp(-beta * x))
    return beta * (s + x * s * (1 - s))


@of_swish(
    "beta-at-the-gate", "The factor β stands at the first term; it belongs to the second.", section="swish"
)
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    s = 1 / (1 + sp.exp(-beta * x))
    return beta * s + x * s * (1 - s)


@of_swish(
    "misprint",
    "The gate has 1 + e^(-βx) below the line, not 1 - e^(-βx).",
    section="swish",
    seen_in="S5, 2.9",
)
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    return sp.diff(x / (1 - sp.exp(-beta * x)), x)


@of_swish("sign-of-the-exponent", "The exponent of the gate is -βx, not βx.", section="swish")
def swish_slope():
    x, beta = sp.symbols("x beta", real=True)
    return sp.diff(x / (1 + sp.exp(beta * x)), x)


# -------------------------------------------------------------------------------------- swish-derivative

of_swish_derivative = registrar(ASSIGNMENT, "swish-derivative")


@of_swish_derivative("gate-only", "The second term is missing: the gate moves with x too.", section="swish")
def swish_derivative(x, beta=1.0):
    return activations.sigmoid(beta * x)


@of_swish_derivative(
    "gate-fixed", "The first term is missing, the gate itself.", section="swish", also={"power": (0, 2)}
)
def swish_derivative(x, beta=1.0, power=1):
    s = activations.sigmoid(beta * x)
    return beta**power * x * s * (1 - s)


@of_swish_derivative(
    "x-lost", "The second term has lost its factor x.", section="swish", also={"power": (0, 2)}
)
def swish_derivative(x, beta=1.0, power=1):
    s = activations.sigmoid(beta * x)
    return s + beta**power * s * (1 - s)


@of_swish_derivative(
    "product-of-slopes",
    "The derivative of a product is not the product of derivatives.",
    section="swish",
    also={"power": (0, 2)},
)
def swish_derivative(x, beta=1.0, power=1):
    s = activations.sigmoid(beta * x)
    return beta**power * s * (1 - s)


@of_swish_derivative(
    "beta-misplaced",
    "The factor β belongs to the second term, once; here it is lost or elsewhere.",
    section="swish",
    also={"powers": ("10", "11", "02")},
)
def swish_derivative(x, beta=1.0, powers="00"):
    s = activations.sigmoid(beta * x)
    first, second = int(powers[0]), int(powers[1])
    return beta**first * s + beta**second * x * s * (1 - s)


@of_swish_derivative("gate-without-beta", "The gate opens with βx, not with x.", section="swish")
def swish_derivative(x, beta=1.0):
    s = activations.sigmoid(x)
    return s + beta * x * s * (1 - s)


@of_swish_derivative(
    "ignores-beta", "The function ignores β and takes 1 whatever the call gives.", section="swish"
)
def swish_derivative(x, beta=1.0):
    s = activations.sigmoid(x)
    return s + x * s * (1 - s)


@of_swish_derivative(
    "sign",
    "The second term is subtracted; it has to be added.",
    section="swish",
    also={"power": (0, 2)},
)
def swish_derivative(x, beta=1.0, power=1):
    s = activations.sigmoid(beta * x)
    return s - beta**power * x * s * (1 - s)


@of_swish_derivative("value-for-derivative", "This is swish itself, not its derivative.", section="swish")
def swish_derivative(x, beta=1.0):
    return x * activations.sigmoid(beta * x)


@of_swish_derivative(
    "by-beta", "This is the derivative by β; the task asks for the one by x.", section="swish"
)
def swish_derivative(x, beta=1.0):
    s = activations.sigmoid(beta * x)
    return x**2 * s * (1 - s)


@of_swish_derivative(
    "gate-not-closed",
    "The slope of the gate is βs(1 - s); the 1 - s is missing.",
    section="swish",
    also={"power": (0, 2)},
)
def swish_derivative(x, beta=1.0, power=1):
    s = activations.sigmoid(beta * x)
    return s + beta**power * x * s


@of_swish_derivative(
    "one-plus-s",
    "The slope of the gate is βs(1 - s), not βs(1 + s).",
    section="swish",
    also={"power": (0, 2)},
)
def swish_derivative(x, beta=1.0, power=1):
    s = activations.sigmoid(beta * x)
    return s + beta**power * x * s * (1 + s)


@of_swish_derivative("value-for-gate", "The bracket is 1 minus the gate, not 1 minus swish.", section="swish")
def swish_derivative(x, beta=1.0):
    s = activations.sigmoid(beta * x)
    return s + beta * x * s * (1 - x * s)


@of_swish_derivative(
    "misprint",
    "The gate has 1 + e^(-βx) below the line, not 1 - e^(-βx).",
    section="swish",
    seen_in="S5, 2.9",
)
def swish_derivative(x, beta=1.0):
    s = 1 / (1 - np.exp(-beta * x))
    return s + beta * x * s * (1 - s)


@of_swish_derivative(
    "gate-half",
    "The slope of the gate is βs(1 - s); the s is missing.",
    section="swish",
    also={"power": (0, 2)},
)
def swish_derivative(x, beta=1.0, power=1):
    s = activations.sigmoid(beta * x)
    return s + beta**power * x * (1 - s)


@of_swish_derivative(
    "two-gates",
    "The gate is right, but its slope is taken at x; it belongs to βx.",
    section="swish",
    also={"power": (0, 2)},
)
def swish_derivative(x, beta=1.0, power=1):
    s, t = activations.sigmoid(beta * x), activations.sigmoid(x)
    return s + beta**power * x * t * (1 - t)


@of_swish_derivative(
    "borrowed", "This calls lossedu's own derivative; the task is to write it.", section="swish"
)
def swish_derivative(x, beta=1.0):
    return activations.swish.derivative(x, beta=beta)


@of_swish_derivative(
    "gate-twice",
    "The slope of the gate is taken at the gate itself: the sigmoid is applied twice.",
    section="swish",
    also={"power": (0, 2)},
)
def swish_derivative(x, beta=1.0, power=1):
    s = activations.sigmoid(beta * x)
    t = activations.sigmoid(s)
    return s + beta**power * x * t * (1 - t)


# ---------------------------------------------------------------------------------------------- collapse

of_collapse = registrar(ASSIGNMENT, "collapse")


@of_collapse(
    "last-bias-only",
    "Only the last bias is left; the others go through later layers.",
    section="layers-collapse",
)
def collapse(weights, biases):
    W = weights[0]
    for W_next in weights[1:]:
        W = W @ W_next
    return W, biases[-1]


@of_collapse(
    "biases-forgotten",
    "Each further layer has a bias of its own; here some are not added.",
    section="layers-collapse",
    also={"kept": ("first and last", "all but the last", "all but the first")},
)
def collapse(weights, biases, kept="first"):
    W, b = weights[0], biases[0] * (kept != "all but the first")
    for k in range(1, len(weights)):
        is_last = k == len(weights) - 1
        counts = {"first": False, "first and last": is_last, "all but the last": not is_last}
        W, b = W @ weights[k], b @ weights[k] + counts.get(kept, True) * biases[k]
    return W, b


@of_collapse(
    "biases-added",
    "Biases are added up; an early one goes through the later weights.",
    section="layers-collapse",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = W @ W_next, b + b_next
    return W, b


@of_collapse(
    "bias-times-all",
    "A bias goes through the one layer that comes next, not through all so far.",
    section="layers-collapse",
    also={"before": (True,)},
)
def collapse(weights, biases, before=False):
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        product = W @ W_next
        b = b @ (W if before else product) + b_next
        W = product
    return W, b


@of_collapse(
    "order",
    "The factors stand the wrong way round: with rows x, the first layer is on the left.",
    section="layers-collapse",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = W_next @ W, W_next @ b + b_next
    return W, b


@of_collapse(
    "entry-by-entry",
    "Layers need the matrix product @; a star multiplies entry by entry.",
    section="layers-collapse",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = W * W_next, b * W_next + b_next
    return W, b


@of_collapse(
    "two-layers-only",
    "Only two layers are put together; there may be one, or more.",
    section="layers-collapse",
    also={"least": (2,)},
)
def collapse(weights, biases, least=1):
    if len(weights) == 1 and least == 1:
        return weights[0], biases[0]
    W_1, W_2 = weights[:2] if least == 1 else weights
    return W_1 @ W_2, biases[0] @ W_2 + biases[1]


@of_collapse(
    "needs-two-layers",
    "One layer alone fails: there is no second one to start with.",
    section="layers-collapse",
    also={"multi_dot": (True,)},
)
def collapse(weights, biases, multi_dot=False):
    if multi_dot:
        np.linalg.multi_dot(weights)
    W, b = weights[0] @ weights[1], biases[0] @ weights[1] + biases[1]
    for W_next, b_next in zip(weights[2:], biases[2:], strict=True):
        W, b = W @ W_next, b @ W_next + b_next
    return W, b


@of_collapse("weights-only", "Only W is returned; the bias is missing.", section="layers-collapse")
def collapse(weights, biases):
    W = weights[0]
    for W_next in weights[1:]:
        W = W @ W_next
    return W


@of_collapse(
    "swapped-result", "The bias comes first; the task asks for W, then b.", section="layers-collapse"
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = W @ W_next, b @ W_next + b_next
    return b, W


@of_collapse("transposed", "W is transposed: it must have a row for each input.", section="layers-collapse")
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = W @ W_next, b @ W_next + b_next
    return W.T, b


@of_collapse(
    "returns-early",
    "The return stands in the loop, so later layers are not reached.",
    section="layers-collapse",
)
def collapse(weights, biases):
    W, b = np.eye(len(weights[0])), np.zeros(len(weights[0]))
    for W_next, b_next in zip(weights, biases, strict=True):
        W, b = W @ W_next, b @ W_next + b_next
        return W, b
    return None


@of_collapse(
    "order-of-weights",
    "W is multiplied in the wrong order: the first layer stands on the left.",
    section="layers-collapse",
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W, b = W_next @ W, b @ W_next + b_next
    return W, b


@of_collapse(
    "first-twice", "The first layer takes part twice: before the loop and in it.", section="layers-collapse"
)
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights, biases, strict=True):
        W, b = W @ W_next, b @ W_next + b_next
    return W, b


@of_collapse("no-biases", "The biases are left out; only W is right.", section="layers-collapse")
def collapse(weights, biases):
    W = weights[0]
    for W_next in weights[1:]:
        W = W @ W_next
    return W, np.zeros(W.shape[1])


@of_collapse(
    "borrowed",
    "This calls lossedu's own collapse_affine; the task is to write it.",
    section="layers-collapse",
)
def collapse(weights, biases):
    return network.collapse_affine([network.Dense(W, b) for W, b in zip(weights, biases, strict=True)])


@of_collapse(
    "bias-in-weights",
    "The biases are in W too: take the image of 0 off the images of the unit rows.",
    section="layers-collapse",
)
def collapse(weights, biases):
    W, b = np.eye(len(weights[0])), np.zeros(len(weights[0]))
    for W_next, b_next in zip(weights, biases, strict=True):
        W, b = W @ W_next + b_next, b @ W_next + b_next
    return W, b


@of_collapse(
    "through-own-layer",
    "A bias goes through its own layer too; it goes through the later ones only.",
    section="layers-collapse",
)
def collapse(weights, biases):
    W = np.eye(weights[-1].shape[1])
    b = np.zeros(len(W))
    for k in reversed(range(len(weights))):
        W = weights[k] @ W
        b = b + biases[k] @ W
    return W, b


# ------------------------------------------------------------------------------------------- leaky-start

of_start = registrar(ASSIGNMENT, "leaky-start")


@of_start(
    "variance-for-factor", "Z is multiplied by the variance; it takes its square root.", section="vanishing"
)
def starting_weights(Z, slope):
    return 2 / ((1 + slope**2) * len(Z)) * Z


@of_start(
    "he",
    "This is the start for plain ReLU; the negative side is left out.",
    section="vanishing",
    seen_in="PyTorch forum",
)
def starting_weights(Z, slope):
    return np.sqrt(2 / len(Z)) * Z


@of_start("xavier", "The variance 1/n is for slope 1 on both sides.", section="vanishing")
def starting_weights(Z, slope):
    return np.sqrt(1 / len(Z)) * Z


@of_start(
    "outputs-for-inputs",
    "The number of inputs is that of the rows of Z; here columns are counted.",
    section="vanishing",
)
def starting_weights(Z, slope):
    return np.sqrt(2 / ((1 + slope**2) * Z.shape[1])) * Z


@of_start(
    "inputs-and-outputs",
    "Rows and columns are added up; the task counts the inputs only.",
    section="vanishing",
    seen_in="Glorot and Bengio 2010",
    also={"above": (4, 6)},
)
def starting_weights(Z, slope, above=2):
    return np.sqrt(above / ((1 + slope**2) * sum(Z.shape))) * Z


@of_start(
    "glorot", "This is the start of Glorot for both directions; it knows no slope.", section="vanishing"
)
def starting_weights(Z, slope):
    return np.sqrt(2 / sum(Z.shape)) * Z


@of_start("all-entries", "The number of all weights is used; n is the number of inputs.", section="vanishing")
def starting_weights(Z, slope):
    return np.sqrt(2 / ((1 + slope**2) * Z.size)) * Z


@of_start("slope-not-squared", "Squares are multiplied by a², not by a.", section="vanishing")
def starting_weights(Z, slope):
    return np.sqrt(2 / ((1 + slope) * len(Z))) * Z


@of_start("no-half", "Both sides are counted in full; each holds half of the sums.", section="vanishing")
def starting_weights(Z, slope):
    return np.sqrt(1 / ((1 + slope**2) * len(Z))) * Z


@of_start(
    "upside-down",
    "The factor of leaky ReLU has to be made up for, not applied once more.",
    section="vanishing",
    also={"factor": (1, 2)},
)
def starting_weights(Z, slope, factor=0.5):
    return np.sqrt(factor * (1 + slope**2) / len(Z)) * Z


@of_start("one-lost", "The positive half, a factor 1, is left out beside a².", section="vanishing")
def starting_weights(Z, slope):
    return np.sqrt(2 / (slope**2 * len(Z))) * Z


@of_start(
    "no-inputs", "The number of inputs is left out: a sum of n terms grows with n.", section="vanishing"
)
def starting_weights(Z, slope):
    return np.sqrt(2 / (1 + slope**2)) * Z


@of_start("root-of-a-part", "The number of inputs belongs under the root too.", section="vanishing")
def starting_weights(Z, slope):
    return np.sqrt(2 / (1 + slope**2)) / len(Z) * Z


@of_start(
    "uniform",
    "The factor 6 is for the ends of a uniform distribution; Z is normal.",
    section="vanishing",
    seen_in="He start in frameworks",
)
def starting_weights(Z, slope):
    return np.sqrt(6 / ((1 + slope**2) * len(Z))) * Z


@of_start("number-only", "The factor alone comes back; it has to multiply Z.", section="vanishing")
def starting_weights(Z, slope):
    return np.sqrt(2 / ((1 + slope**2) * len(Z)))


@of_start(
    "changes-input", "The operator *= writes into the caller's array: make a new one.", section="vanishing"
)
def starting_weights(Z, slope):
    Z *= np.sqrt(2 / ((1 + slope**2) * len(Z)))
    return Z


@of_start("borrowed", "This calls lossedu's own start; the task is to write one.", section="vanishing")
def starting_weights(Z, slope):
    return network.he(*Z.shape, np.random.default_rng(0))


# -------------------------------------------------------------------------------------------- dead-count

of_dead = registrar(ASSIGNMENT, "dead-count")


@of_dead(
    "any-for-all",
    "One negative sum is enough here; dead means negative on all samples.",
    section="dead-units",
    seen_in="S3",
)
def dead_units(X, W, b):
    return np.sum(np.any(X @ W + b < 0, axis=0))


@of_dead("samples-for-units", "Samples are counted, not units: the axis is wrong.", section="dead-units")
def dead_units(X, W, b):
    return np.sum(np.all(X @ W + b < 0, axis=1))


@of_dead(
    "share",
    "A share comes back; the task asks for a number of units.",
    section="dead-units",
    also={"of_samples": (True,)},
)
def dead_units(X, W, b, of_samples=False):
    dead = np.all(X @ W + b < 0, axis=0)
    return np.sum(dead) / (len(X) if of_samples else len(dead))


@of_dead(
    "negative-sums", "Single negative sums are counted: that is sparsity, not death.", section="sparsity"
)
def dead_units(X, W, b):
    return np.sum(X @ W + b < 0)


@of_dead("share-of-zeros", "This is the share of zero outputs: sparsity, not death.", section="sparsity")
def dead_units(X, W, b):
    return np.mean(X @ W + b < 0)


@of_dead("alive", "Units that are alive are counted.", section="dead-units")
def dead_units(X, W, b):
    return np.sum(np.any(X @ W + b > 0, axis=0))


@of_dead("always-active", "Units whose sum is positive on all samples are counted.", section="dead-units")
def dead_units(X, W, b):
    return np.sum(np.all(X @ W + b > 0, axis=0))


@of_dead("without-bias", "The bias is left out of the sum.", section="dead-units")
def dead_units(X, W, b):
    return np.sum(np.all(X @ W < 0, axis=0))


@of_dead("bias-after-relu", "The bias is added after ReLU; it belongs into the sum.", section="dead-units")
def dead_units(X, W, b):
    return np.sum(np.all(np.maximum(X @ W, 0) + b <= 0, axis=0))


@of_dead(
    "no-count",
    "One result for each unit comes back; the task asks for one number.",
    section="dead-units",
    also={"along": ("sum", "mean")},
)
def dead_units(X, W, b, along="all"):
    return getattr(np, along)(X @ W + b < 0, axis=0)


@of_dead(
    "which-for-how-many",
    "The numbers of the dead units come back, not how many they are.",
    section="dead-units",
)
def dead_units(X, W, b):
    return np.flatnonzero(np.all(X @ W + b < 0, axis=0))


@of_dead("no-axis", "Without an axis np.all asks whether the whole table is negative.", section="dead-units")
def dead_units(X, W, b):
    return np.sum(np.all(X @ W + b < 0))


@of_dead("mean-sum", "The mean sum is looked at; one positive sum keeps a unit alive.", section="dead-units")
def dead_units(X, W, b):
    return np.sum(np.mean(X @ W + b, axis=0) < 0)


@of_dead(
    "negative-bias", "Negative biases are counted; samples and weights decide too.", section="dead-units"
)
def dead_units(X, W, b):
    return np.sum(b < 0)


@of_dead("first-sample", "Only the first sample is looked at.", section="dead-units")
def dead_units(X, W, b):
    return np.sum(X[0] @ W + b < 0)


@of_dead("borrowed", "This calls lossedu's own dead_fractions; the task is to count.", section="dead-units")
def dead_units(X, W, b):
    net = network.Network([network.Dense(W, b, activations.relu)], None)
    return round(len(b) * network.dead_fractions(net, X)[0])


# ----------------------------------------------------------------------------------------- relu-training

of_train = registrar(ASSIGNMENT, "relu-training")


@of_train(
    "loss",
    "The loss is half the mean of the squared residuals; this is something else.",
    section="dead-units",
    also={"of": ("mean", "root", "size")},
)
def train(x, y, w, b, v, eta, steps, of="sum"):
    x, y, w, b, v = (np.array(values, dtype=float) for values in (x, y, w, b, v))
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        values = {"sum": np.sum(r**2) / 2, "mean": np.mean(r**2)}
        values |= {"root": np.sqrt(np.mean(r**2)), "size": np.mean(np.abs(r))}
        curve.append(values[of])
        delta = np.outer(r, v) * (sums > 0) / len(x)
        w, b, v = w - eta * x @ delta, b - eta * delta.sum(axis=0), v - eta * r @ h / len(x)
    return curve


@of_train(
    "gradient-without-n",
    "A gradient lacks the 1/N of the mean.",
    section="dead-units",
    also={"lacking": ("v", "w and b")},
)
def train(x, y, w, b, v, eta, steps, lacking="all"):
    x, y, w, b, v = (np.array(values, dtype=float) for values in (x, y, w, b, v))
    n_of_v = 1 if lacking in ("all", "v") else len(x)
    n_of_sums = 1 if lacking in ("all", "w and b") else len(x)
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        curve.append(np.mean(r**2) / 2)
        delta = np.outer(r, v) * (sums > 0) / n_of_sums
        w, b, v = w - eta * x @ delta, b - eta * delta.sum(axis=0), v - eta * r @ h / n_of_v
    return curve


@of_train(
    "other-loss",
    "Loss and gradients fit together, but they are not those of half the mean square.",
    section="dead-units",
    also={"kind": ("half the sum", "sum")},
)
def train(x, y, w, b, v, eta, steps, kind="mean"):
    x, y, w, b, v = (np.array(values, dtype=float) for values in (x, y, w, b, v))
    scale = {"mean": 2, "half the sum": len(x), "sum": 2 * len(x)}[kind]
    eta = scale * eta
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        curve.append(scale * np.mean(r**2) / 2)
        delta = np.outer(r, v) * (sums > 0) / len(x)
        w, b, v = w - eta * x @ delta, b - eta * delta.sum(axis=0), v - eta * r @ h / len(x)
    return curve


@of_train(
    "n-twice",
    "A gradient is divided by N twice: δ holds 1/N already.",
    section="dead-units",
    also={"of_w": (True,)},
)
def train(x, y, w, b, v, eta, steps, of_w=False):
    x, y, w, b, v = (np.array(values, dtype=float) for values in (x, y, w, b, v))
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        curve.append(np.mean(r**2) / 2)
        delta = np.outer(r, v) * (sums > 0) / len(x)
        share = 1 / len(x) if of_w else 1
        w, b, v = w - eta * share * x @ delta, b - eta * delta.mean(axis=0), v - eta * r @ h / len(x)
    return curve


@of_train(
    "gradient-doubled",
    "The gradients are twice too large: 1/2 and the square's 2 cancel.",
    section="dead-units",
)
def train(x, y, w, b, v, eta, steps):
    x, y, w, b, v = (np.array(values, dtype=float) for values in (x, y, w, b, v))
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        curve.append(np.mean(r**2) / 2)
        delta = 2 * np.outer(r, v) * (sums > 0) / len(x)
        w, b, v = w - eta * x @ delta, b - eta * delta.sum(axis=0), v - 2 * eta * r @ h / len(x)
    return curve


@of_train("sums-for-outputs", "The gradient by v takes the outputs h, not the sums.", section="relu")
def train(x, y, w, b, v, eta, steps):
    x, y, w, b, v = (np.array(values, dtype=float) for values in (x, y, w, b, v))
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        curve.append(np.mean(r**2) / 2)
        delta = np.outer(r, v) * (sums > 0) / len(x)
        w, b, v = w - eta * x @ delta, b - eta * delta.sum(axis=0), v - eta * r @ sums / len(x)
    return curve


@of_train(
    "not-the-curve",
    "Something else than the curve comes back.",
    section="dead-units",
    also={"result": ("weights", "first")},
)
def train(x, y, w, b, v, eta, steps, result="last"):
    x, y, w, b, v = (np.array(values, dtype=float) for values in (x, y, w, b, v))
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        curve.append(np.mean(r**2) / 2)
        delta = np.outer(r, v) * (sums > 0) / len(x)
        w, b, v = w - eta * x @ delta, b - eta * delta.sum(axis=0), v - eta * r @ h / len(x)
    return {"last": curve[-1], "weights": (w, b, v), "first": curve[0]}[result]


@of_train(
    "output-weight-lost",
    "In δ the factor v is missing, by which a unit reaches the output.",
    section="reading-a-card",
)
def train(x, y, w, b, v, eta, steps):
    x, y, w, b, v = (np.array(values, dtype=float) for values in (x, y, w, b, v))
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        curve.append(np.mean(r**2) / 2)
        delta = r[:, np.newaxis] * (sums > 0) / len(x)
        w, b, v = w - eta * x @ delta, b - eta * delta.sum(axis=0), v - eta * r @ h / len(x)
    return curve


@of_train("input-lost", "In the gradient by w the factor x is missing.", section="zero-centred")
def train(x, y, w, b, v, eta, steps):
    x, y, w, b, v = (np.array(values, dtype=float) for values in (x, y, w, b, v))
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        curve.append(np.mean(r**2) / 2)
        delta = np.outer(r, v) * (sums > 0) / len(x)
        w, b, v = w - eta * delta.sum(axis=0), b - eta * delta.sum(axis=0), v - eta * r @ h / len(x)
    return curve


@of_train(
    "stands-still",
    "One of w, b and v never moves, or two of them.",
    section="dead-units",
    also={"moving": ("bv", "wb", "v", "w", "b")},
)
def train(x, y, w, b, v, eta, steps, moving="wv"):
    x, y, w, b, v = (np.array(values, dtype=float) for values in (x, y, w, b, v))
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        curve.append(np.mean(r**2) / 2)
        delta = np.outer(r, v) * (sums > 0) / len(x)
        w = w - ("w" in moving) * eta * x @ delta
        b = b - ("b" in moving) * eta * delta.sum(axis=0)
        v = v - ("v" in moving) * eta * r @ h / len(x)
    return curve


@of_train("ascent", "The steps go uphill: a sign is wrong.", section="dead-units")
def train(x, y, w, b, v, eta, steps):
    x, y, w, b, v = (np.array(values, dtype=float) for values in (x, y, w, b, v))
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = y - h @ v
        curve.append(np.mean(r**2) / 2)
        delta = np.outer(r, v) * (sums > 0) / len(x)
        w, b, v = w - eta * x @ delta, b - eta * delta.sum(axis=0), v - eta * r @ h / len(x)
    return curve


@of_train(
    "relu-slope",
    "The slope of ReLU is 1 where the sum of the unit is positive; here it is left out or wrong.",
    section="reading-a-card",
    also={"slope": ("x", "h", "sums", "negative")},
)
def train(x, y, w, b, v, eta, steps, slope="none"):
    x, y, w, b, v = (np.array(values, dtype=float) for values in (x, y, w, b, v))
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        slopes = {"none": 1, "x": (x > 0)[:, np.newaxis], "h": h, "sums": sums, "negative": sums < 0}
        curve.append(np.mean(r**2) / 2)
        delta = np.outer(r, v) * slopes[slope] / len(x)
        w, b, v = w - eta * x @ delta, b - eta * delta.sum(axis=0), v - eta * r @ h / len(x)
    return curve


@of_train(
    "one-after-another", "Before the other gradients are taken v has moved already.", section="dead-units"
)
def train(x, y, w, b, v, eta, steps):
    x, y, w, b, v = (np.array(values, dtype=float) for values in (x, y, w, b, v))
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        curve.append(np.mean(r**2) / 2)
        v = v - eta * r @ h / len(x)
        delta = np.outer(r, v) * (sums > 0) / len(x)
        w, b = w - eta * x @ delta, b - eta * delta.sum(axis=0)
    return curve


@of_train(
    "too-short",
    "The curve is too short: it holds the loss before the first step and after each.",
    section="dead-units",
    also={"lost": ("first", "two", "ends")},
)
def train(x, y, w, b, v, eta, steps, lost="last"):
    x, y, w, b, v = (np.array(values, dtype=float) for values in (x, y, w, b, v))
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        curve.append(np.mean(r**2) / 2)
        delta = np.outer(r, v) * (sums > 0) / len(x)
        w, b, v = w - eta * x @ delta, b - eta * delta.sum(axis=0), v - eta * r @ h / len(x)
    return {"last": curve[:-1], "first": curve[1:], "two": curve[:-2], "ends": curve[1:-1]}[lost]


@of_train(
    "changes-input",
    "The operator -= writes into the caller's array: make a copy first.",
    section="dead-units",
    points=1,
)
def train(x, y, w, b, v, eta, steps):
    x, y, w, b, v = (np.asarray(values, dtype=float) for values in (x, y, w, b, v))
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        curve.append(np.mean(r**2) / 2)
        delta = np.outer(r, v) * (sums > 0) / len(x)
        w -= eta * x @ delta
        b -= eta * delta.sum(axis=0)
        v -= eta * r @ h / len(x)
    return curve


@of_train(
    "keeps-integers",
    "Arrays of whole numbers cannot take small steps: ask for float.",
    section="dead-units",
    points=1,
)
def train(x, y, w, b, v, eta, steps):
    x, y, w, b, v = (np.array(values) for values in (x, y, w, b, v))
    curve = []
    for _ in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        curve.append(np.mean(r**2) / 2)
        delta = np.outer(r, v) * (sums > 0) / len(x)
        change = r @ h / len(x)
        w -= eta * x @ delta
        b -= eta * delta.sum(axis=0)
        v -= eta * change
    return curve


@of_train(
    "borrowed", "This calls lossedu's own network; the task is to write out the steps.", section="dead-units"
)
def train(x, y, w, b, v, eta, steps):
    layers = [network.Dense([w], b, activations.relu), network.Dense(np.reshape(v, (-1, 1)), [0.0])]
    net = network.Network(layers, losses.half_mean_squared_error)
    X, Y = np.reshape(x, (-1, 1)), np.reshape(y, (-1, 1))
    curve = []
    for _ in range(steps + 1):
        loss, gradients = net.loss_and_gradients(X, Y)
        curve.append(loss)
        for theta, g in zip(net.parameters[:3], gradients[:3], strict=True):
            theta -= eta * g
    return curve
