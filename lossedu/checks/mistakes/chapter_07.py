# ruff: noqa: F811  (every entry bears the name that its task asks for)
"""Mistakes in the assignment on backpropagation."""

import numpy as np
import sympy as sp

from lossedu import activations, gradcheck, losses, network, training
from lossedu.checks.mistakes.catalogue import registrar

ASSIGNMENT = "07-backpropagation-on-xor"


# What the first cell of the assignment defines.
def tanh_network(W_1, b_1, W_2, b_2):
    layers = [network.Dense(W_1, b_1, activations.tanh), network.Dense(W_2, b_2)]
    return network.Network(layers, losses.half_mean_squared_error)


def loss_and_gradients(X, y, W_1, b_1, W_2, b_2):
    return tanh_network(W_1, b_1, W_2, b_2).loss_and_gradients(X, y)


# ------------------------------------------------------------------------------------------- xor-forward

of_forward = registrar(ASSIGNMENT, "xor-forward")


@of_forward(
    "no-activation", "The tanh is missing: without it two layers are one affine map.", section="symmetry"
)
def forward(X, W_1, b_1, W_2, b_2):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = X @ W_1 + b_1
    return h, h @ W_2 + b_2


@of_forward(
    "activation-twice",
    "The answer goes through an activation as well; only the hidden units do.",
    section="network-of-ones",
    also={"kind": ("sigmoid", "relu", "step")},
)
def forward(X, W_1, b_1, W_2, b_2, kind="tanh"):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(X @ W_1 + b_1)
    z = h @ W_2 + b_2
    sigmoid = 1 / (1 + np.exp(-z))
    return h, {"tanh": np.tanh(z), "sigmoid": sigmoid, "relu": np.maximum(0, z), "step": z > 0.5}[kind] * 1.0


@of_forward(
    "other-units",
    "The hidden units have another activation, such as the sigmoid; the task asks for tanh.",
    section="neuron",
    also={"kind": ("relu", "sign", "arctan", "tan")},
)
def forward(X, W_1, b_1, W_2, b_2, kind="sigmoid"):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    a = X @ W_1 + b_1
    if kind == "sigmoid":
        h = 1 / (1 + np.exp(-a))
    elif kind == "relu":
        h = np.maximum(0, a)
    else:
        h = {"sign": np.sign, "arctan": np.arctan, "tan": np.tan}[kind](a)
    return h, h @ W_2 + b_2


@of_forward(
    "bias-after-tanh", "The bias of the hidden units belongs inside the tanh, not after it.", section="neuron"
)
def forward(X, W_1, b_1, W_2, b_2):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(X @ W_1) + b_1
    return h, h @ W_2 + b_2


@of_forward(
    "no-hidden-bias", "The bias of the hidden units is missing.", section="neuron", also={"share": (0,)}
)
def forward(X, W_1, b_1, W_2, b_2, share=1):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(X @ W_1)
    return h, h @ W_2 + share * b_2


@of_forward("no-output-bias", "The bias of the output is missing.", section="network-of-ones")
def forward(X, W_1, b_1, W_2, b_2):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(X @ W_1 + b_1)
    return h, h @ W_2


@of_forward(
    "transposed-weights",
    "W_1 is transposed, but its shape (D, H) already fits: X stands on its left.",
    section="network-of-ones",
)
def forward(X, W_1, b_1, W_2, b_2):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(X @ W_1.T + b_1)
    return h, h @ W_2 + b_2


@of_forward(
    "weights-first",
    "W_1 stands on the left of X; rows of X are samples, so X stands on the left.",
    section="network-of-ones",
)
def forward(X, W_1, b_1, W_2, b_2):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(W_1 @ X + b_1)
    return h, h @ W_2 + b_2


@of_forward(
    "columns-for-samples",
    "The samples stand in columns of the result; here every sample is a row.",
    section="network-of-ones",
)
def forward(X, W_1, b_1, W_2, b_2):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(W_1.T @ X.T + b_1[:, np.newaxis])
    return h, W_2.T @ h + b_2


@of_forward(
    "output-order",
    "The product with W_2 does not fit: (N, H) times (H, 1), neither of them transposed.",
    section="network-of-ones",
)
def forward(X, W_1, b_1, W_2, b_2):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(X @ W_1 + b_1)
    return h, h @ W_2.T + b_2


@of_forward(
    "answer-alone", "Only the answers come back; return the hidden units too.", section="network-of-ones"
)
def forward(X, W_1, b_1, W_2, b_2):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    return np.tanh(X @ W_1 + b_1) @ W_2 + b_2


@of_forward("order-of-results", "The results are swapped: h comes first.", section="network-of-ones")
def forward(X, W_1, b_1, W_2, b_2):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(X @ W_1 + b_1)
    return h @ W_2 + b_2, h


@of_forward(
    "sums-for-units",
    "The first result is the sum before the tanh; the hidden units are what comes after.",
    section="neuron",
)
def forward(X, W_1, b_1, W_2, b_2):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    a = X @ W_1 + b_1
    return a, np.tanh(a) @ W_2 + b_2


@of_forward(
    "answer-of-sums",
    "The answer is made of the sums before the tanh; it is made of h.",
    section="network-of-ones",
)
def forward(X, W_1, b_1, W_2, b_2):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    a = X @ W_1 + b_1
    return np.tanh(a), a @ W_2 + b_2


@of_forward(
    "flat-answers",
    "The answers have shape (N,); one row a sample and one column is (N, 1).",
    section="network-of-ones",
)
def forward(X, W_1, b_1, W_2, b_2):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(X @ W_1 + b_1)
    return h, (h @ W_2 + b_2).ravel()


@of_forward(
    "lists-stay-lists",
    "Lists have no product @: turn the arguments into arrays first.",
    section="network-of-ones",
    points=1,
)
def forward(X, W_1, b_1, W_2, b_2):
    h = np.tanh(X @ W_1 + b_1)
    return h, h @ W_2 + b_2


@of_forward("borrowed", "This calls lossedu; the task asks for your own formulas.", section="network-of-ones")
def forward(X, W_1, b_1, W_2, b_2):
    h, _ = network.Dense(W_1, b_1, activations.tanh).forward(X)
    return h, network.Dense(W_2, b_2).forward(h)[0]


@of_forward(
    "result-of-whole-numbers",
    "The hidden units are put into an array of whole numbers, so each tanh is cut off in it.",
    section="neuron",
    points=1,
    also={"both": (True,)},
)
def forward(X, W_1, b_1, W_2, b_2, both=False):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(X @ W_1 + b_1).astype(X.dtype)
    y_hat = h @ W_2 + b_2
    return h, y_hat.astype(X.dtype) if both else y_hat


@of_forward(
    "one-bias-for-all",
    "Every unit has a bias of its own; here all units of the layer share one.",
    section="neuron",
    also={"pick": (np.sum, np.mean, lambda bias: bias[-1])},
)
def forward(X, W_1, b_1, W_2, b_2, pick=lambda bias: bias[0]):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(X @ W_1 + pick(b_1))
    return h, h @ W_2 + b_2


@of_forward("tanh-of-inputs", "The tanh is taken of the inputs; it belongs around the sum.", section="neuron")
def forward(X, W_1, b_1, W_2, b_2):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(X) @ W_1 + b_1
    return h, h @ W_2 + b_2


@of_forward(
    "one-input-only",
    "Only one input reaches a unit: in the loop = stands where += is needed.",
    section="neuron",
    also={"place": (0,)},
)
def forward(X, W_1, b_1, W_2, b_2, place=-1):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(np.outer(X[:, place], W_1[place]) + b_1)
    return h, h @ W_2 + b_2


# ------------------------------------------------------------------------------------------ hidden-slope

of_slope = registrar(ASSIGNMENT, "hidden-slope", gives_value=True)


@of_slope("sign", "The sign is turned: this is the derivative times -1.", section="xor-one-step")
def hidden_slope():
    w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)
    h = sp.tanh(w * x + b)
    return (y - v * h - c) * v * (1 - h**2) * x


@of_slope(
    "no-slope-of-tanh",
    "The stage through the tanh is missing; every stage has a slope.",
    section="xor-one-step",
    seen_in="Stack Overflow",
)
def hidden_slope():
    w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)
    h = sp.tanh(w * x + b)
    return (v * h + c - y) * v * x


@of_slope("no-input", "The first stage, from w to the sum, is missing.", section="xor-one-step")
def hidden_slope():
    w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)
    h = sp.tanh(w * x + b)
    return (v * h + c - y) * v * (1 - h**2)


@of_slope(
    "no-output-weight", "The stage from the hidden unit to the answer is missing.", section="xor-one-step"
)
def hidden_slope():
    w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)
    h = sp.tanh(w * x + b)
    return (v * h + c - y) * (1 - h**2) * x


@of_slope(
    "slope-of-answer",
    "This is the slope of the answer; the stage to the loss is missing.",
    section="xor-one-step",
)
def hidden_slope():
    w, b, v, x = sp.symbols("w b v x", real=True)
    h = sp.tanh(w * x + b)
    return v * (1 - h**2) * x


@of_slope("factor-2", "A factor 2 is left: the loss is half a square.", section="xor-one-step")
def hidden_slope():
    w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)
    h = sp.tanh(w * x + b)
    return 2 * (v * h + c - y) * v * (1 - h**2) * x


@of_slope("loss-for-slope", "This is the loss itself, not its derivative.", section="xor-one-step")
def hidden_slope():
    w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)
    h = sp.tanh(w * x + b)
    return (v * h + c - y) ** 2 / 2


@of_slope(
    "slope-of-sigmoid",
    "This takes h (1 - h) for the slope, which is that of the sigmoid, not of tanh.",
    section="xor-one-step",
)
def hidden_slope():
    w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)
    h = sp.tanh(w * x + b)
    return (v * h + c - y) * v * h * (1 - h) * x


@of_slope("tanh-not-squared", "The slope of tanh lacks a square.", section="xor-one-step")
def hidden_slope():
    w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)
    h = sp.tanh(w * x + b)
    return (v * h + c - y) * v * (1 - h) * x


@of_slope(
    "tanh-of-h",
    "The slope of tanh is taken at h, after the tanh, and not at the sum.",
    section="xor-one-step",
)
def hidden_slope():
    w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)
    h = sp.tanh(w * x + b)
    return (v * h + c - y) * v * (1 - sp.tanh(h) ** 2) * x


@of_slope(
    "by-output-weight", "This is the derivative by v, the weight of the output.", section="xor-one-step"
)
def hidden_slope():
    w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)
    h = sp.tanh(w * x + b)
    return (v * h + c - y) * h


@of_slope("by-input", "This is the derivative by the input x.", section="xor-one-step")
def hidden_slope():
    w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)
    h = sp.tanh(w * x + b)
    return (v * h + c - y) * v * (1 - h**2) * w


@of_slope("residual-without-bias", "The bias c is missing in the residual.", section="xor-one-step")
def hidden_slope():
    w, b, v, x, y = sp.symbols("w b v x y", real=True)
    h = sp.tanh(w * x + b)
    return (v * h - y) * v * (1 - h**2) * x


# ------------------------------------------------------------------------------------------ output-layer

of_output = registrar(ASSIGNMENT, "output-layer")


@of_output(
    "sign",
    "The sign is turned: the slope of the loss by the answer is ŷ - y over N.",
    section="xor-one-step",
    seen_in="S5",
)
def output_gradients(y, y_hat, h):
    d_output = (y - y_hat) / len(y)
    return d_output, h.T @ d_output, d_output.sum(axis=0)


@of_output("factor-2", "A factor 2 is left: the loss is half the mean square.", section="xor-one-step")
def output_gradients(y, y_hat, h):
    d_output = 2 * (y_hat - y) / len(y)
    return d_output, h.T @ d_output, d_output.sum(axis=0)


@of_output("factor-half", "The 1/2 of the loss cancels with the 2 of the square.", section="xor-one-step")
def output_gradients(y, y_hat, h):
    d_output = (y_hat - y) / (2 * len(y))
    return d_output, h.T @ d_output, d_output.sum(axis=0)


@of_output(
    "slope-of-tanh",
    "The signal is multiplied with the slope of tanh; the output has no activation.",
    section="backpropagation",
)
def output_gradients(y, y_hat, h):
    d_output = (y_hat - y) * (1 - y_hat**2) / len(y)
    return d_output, h.T @ d_output, d_output.sum(axis=0)


@of_output(
    "slope-of-sigmoid",
    "The signal is multiplied with ŷ (1 - ŷ); the output has no activation.",
    section="backpropagation",
)
def output_gradients(y, y_hat, h):
    d_output = (y_hat - y) * y_hat * (1 - y_hat) / len(y)
    return d_output, h.T @ d_output, d_output.sum(axis=0)


@of_output(
    "row-for-column",
    "The gradient dW_2 is a row; it has the shape of its weights, (H, 1).",
    section="backpropagation",
)
def output_gradients(y, y_hat, h):
    d_output = (y_hat - y) / len(y)
    return d_output, d_output.T @ h, d_output.sum(axis=0)


@of_output(
    "products-not-added",
    "In dW_2 every sample still has a row of its own: add the samples up.",
    section="backpropagation",
)
def output_gradients(y, y_hat, h):
    d_output = (y_hat - y) / len(y)
    return d_output, h * d_output, d_output.sum(axis=0)


@of_output(
    "bias-not-added",
    "In db_2 every sample still has a row of its own: add the samples up.",
    section="backpropagation",
)
def output_gradients(y, y_hat, h):
    d_output = (y_hat - y) / len(y)
    return d_output, h.T @ d_output, d_output


@of_output("bias-in-a-table", "The shape of db_2 is (1, 1); that of b_2 is (1,).", section="backpropagation")
def output_gradients(y, y_hat, h):
    d_output = (y_hat - y) / len(y)
    return d_output, h.T @ d_output, d_output.sum(axis=0, keepdims=True)


@of_output(
    "bias-a-number",
    "A number without a shape comes back as db_2; b_2 has shape (1,).",
    section="backpropagation",
)
def output_gradients(y, y_hat, h):
    d_output = (y_hat - y) / len(y)
    return d_output, h.T @ d_output, d_output.sum()


@of_output(
    "no-signal", "The first result, d_output, is missing: return all three.", section="backpropagation"
)
def output_gradients(y, y_hat, h):
    d_output = (y_hat - y) / len(y)
    return h.T @ d_output, d_output.sum(axis=0)


@of_output(
    "missing-1-over-n",
    "The 1/N of the mean is missing.",
    section="backpropagation",
    points=1,
    seen_in="CS231n forum",
)
def output_gradients(y, y_hat, h):
    d_output = y_hat - y
    return d_output, h.T @ d_output, d_output.sum(axis=0)


@of_output(
    "1-over-n-too-late",
    "The 1/N is in the gradients but missing in d_output, which is a gradient too.",
    section="backpropagation",
    points=1,
)
def output_gradients(y, y_hat, h):
    d_output = y_hat - y
    return d_output, h.T @ d_output / len(y), d_output.sum(axis=0) / len(y)


@of_output(
    "1-over-n-twice",
    "There is a division by N too much: d_output has the 1/N already.",
    section="backpropagation",
    points=1,
    also={"where": ("signal", "weights")},
)
def output_gradients(y, y_hat, h, where="gradients"):
    n = len(y)
    d_output = (y_hat - y) / n
    if where == "signal":
        d_output = d_output / n
    dW_2, db_2 = h.T @ d_output, d_output.sum(axis=0)
    if where == "weights":
        dW_2 = dW_2 / n
    if where == "gradients":
        dW_2, db_2 = dW_2 / n, db_2 / n
    return d_output, dW_2, db_2


@of_output(
    "mean-for-bias",
    "A mean is taken for db_2; the 1/N is in d_output already, so add the rows up.",
    section="backpropagation",
    points=1,
)
def output_gradients(y, y_hat, h):
    d_output = (y_hat - y) / len(y)
    return d_output, h.T @ d_output, d_output.mean(axis=0)


@of_output(
    "bias-added-along-columns",
    "The sum for db_2 runs along axis 1; the samples lie along axis 0.",
    section="backpropagation",
    points=1,
)
def output_gradients(y, y_hat, h):
    d_output = (y_hat - y) / len(y)
    return d_output, h.T @ d_output, d_output.sum(axis=1)


@of_output("borrowed", "This calls lossedu; the task asks for your own formulas.", section="backpropagation")
def output_gradients(y, y_hat, h):
    d_output = losses.half_mean_squared_error.gradient(y, y_hat)
    layer = network.Dense(np.zeros((h.shape[1], 1)), np.zeros(1))
    return d_output, *layer.backward((h, y_hat), d_output)[1]


@of_output(
    "one-sample-only",
    "Only one sample counts in a gradient: in the loop = stands where += is needed.",
    section="backpropagation",
    points=1,
    also={"where": ("bias", "both", "first of weights", "first of bias", "first of both")},
)
def output_gradients(y, y_hat, h, where="weights"):
    d_output = (y_hat - y) / len(y)
    dW_2, db_2 = h.T @ d_output, d_output.sum(axis=0)
    place = 0 if "first" in where else -1
    if "weights" in where or "both" in where:
        dW_2 = h[place][:, np.newaxis] * d_output[place]
    if "bias" in where or "both" in where:
        db_2 = d_output[place]
    return d_output, dW_2, db_2


@of_output(
    "divides-by-units",
    "The mean goes over the N samples; here the number of hidden units is in it.",
    section="backpropagation",
    also={"count": (lambda h: h.shape[1],)},
)
def output_gradients(y, y_hat, h, count=np.size):
    d_output = (y_hat - y) / count(h)
    return d_output, h.T @ d_output, d_output.sum(axis=0)


@of_output(
    "order-of-results", "The results are in another order: d_output, dW_2, db_2.", section="backpropagation"
)
def output_gradients(y, y_hat, h):
    d_output = (y_hat - y) / len(y)
    return d_output, d_output.sum(axis=0), h.T @ d_output


@of_output(
    "loss-for-signal",
    "The signal is the loss, a square; it must be its slope by the answer.",
    section="xor-one-step",
    also={"factor": (1,)},
)
def output_gradients(y, y_hat, h, factor=0.5):
    d_output = factor * (y_hat - y) ** 2 / len(y)
    return d_output, h.T @ d_output, d_output.sum(axis=0)


@of_output(
    "size-for-residual",
    "The sign of the residual is lost, or the truth is not subtracted: the slope is ŷ - y over N.",
    section="xor-one-step",
    also={"kind": ("sign", "answer")},
)
def output_gradients(y, y_hat, h, kind="answer"):
    d_output = {"sign": np.sign(y_hat - y), "answer": y_hat}[kind] / len(y)
    return d_output, h.T @ d_output, d_output.sum(axis=0)


# ------------------------------------------------------------------------------------------ hidden-layer

of_hidden = registrar(ASSIGNMENT, "hidden-layer")


@of_hidden(
    "no-slope-of-tanh",
    "The signal is not multiplied with the slope of tanh.",
    section="backpropagation",
    seen_in="Stack Overflow",
)
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = d_output @ W_2.T
    return d_hidden, X.T @ d_hidden, d_hidden.sum(axis=0)


@of_hidden(
    "tanh-of-h",
    "The slope is taken at tanh(h), but h is the tanh already: 1 - h² is the slope.",
    section="backpropagation",
)
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = d_output @ W_2.T * (1 - np.tanh(h) ** 2)
    return d_hidden, X.T @ d_hidden, d_hidden.sum(axis=0)


@of_hidden(
    "slope-of-sigmoid",
    "This takes h (1 - h) for the slope, which is that of the sigmoid; for tanh it is 1 - h².",
    section="backpropagation",
    seen_in="Stack Overflow",
)
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = d_output @ W_2.T * h * (1 - h)
    return d_hidden, X.T @ d_hidden, d_hidden.sum(axis=0)


@of_hidden("slope-without-square", "The slope of tanh is 1 - h², not 1 - h.", section="backpropagation")
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = d_output @ W_2.T * (1 - h)
    return d_hidden, X.T @ d_hidden, d_hidden.sum(axis=0)


@of_hidden(
    "no-output-weights",
    "W_2 is missing: the signal comes back through the weights that it went out by.",
    section="backpropagation",
)
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = d_output * (1 - h**2)
    return d_hidden, X.T @ d_hidden, d_hidden.sum(axis=0)


@of_hidden(
    "weights-not-transposed",
    "The product with W_2 does not fit: (N, 1) times (1, H), so W_2 is transposed.",
    section="backpropagation",
)
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = d_output @ W_2 * (1 - h**2)
    return d_hidden, X.T @ d_hidden, d_hidden.sum(axis=0)


@of_hidden(
    "transposed-gradient",
    "The gradient dW_1 is transposed: it has the shape of W_1, (D, H).",
    section="backpropagation",
)
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = d_output @ W_2.T * (1 - h**2)
    return d_hidden, d_hidden.T @ X, d_hidden.sum(axis=0)


@of_hidden(
    "units-for-inputs",
    "The gradient dW_1 is made with h; the weights W_1 meet the inputs X.",
    section="backpropagation",
)
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = d_output @ W_2.T * (1 - h**2)
    return d_hidden, h.T @ d_hidden, d_hidden.sum(axis=0)


@of_hidden(
    "slope-in-signal-only",
    "The slope of tanh is in d_hidden but missing in dW_1 and db_1.",
    section="backpropagation",
)
def hidden_gradients(X, h, W_2, d_output):
    by_units = d_output @ W_2.T
    return by_units * (1 - h**2), X.T @ by_units, by_units.sum(axis=0)


@of_hidden("sign", "The sign is turned: d_output carries the sign already.", section="backpropagation")
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = -d_output @ W_2.T * (1 - h**2)
    return d_hidden, X.T @ d_hidden, d_hidden.sum(axis=0)


@of_hidden(
    "bias-not-added",
    "In db_1 every sample still has a row of its own: add the samples up.",
    section="backpropagation",
)
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = d_output @ W_2.T * (1 - h**2)
    return d_hidden, X.T @ d_hidden, d_hidden


@of_hidden("bias-in-a-table", "The shape of db_1 is (1, H); that of b_1 is (H,).", section="backpropagation")
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = d_output @ W_2.T * (1 - h**2)
    return d_hidden, X.T @ d_hidden, d_hidden.sum(axis=0, keepdims=True)


@of_hidden(
    "one-bias-for-all",
    "One number comes back as db_1; every unit has a bias, so add along axis 0 only.",
    section="backpropagation",
)
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = d_output @ W_2.T * (1 - h**2)
    return d_hidden, X.T @ d_hidden, d_hidden.sum()


@of_hidden(
    "bias-added-along-units",
    "The sum for db_1 runs along axis 1, over the units; the samples lie along axis 0.",
    section="backpropagation",
    also={"fitted": (True,)},
)
def hidden_gradients(X, h, W_2, d_output, fitted=False):
    d_hidden = d_output @ W_2.T * (1 - h**2)
    db_1 = d_hidden.sum(axis=1)
    return d_hidden, X.T @ d_hidden, np.resize(db_1, h.shape[1]) if fitted else db_1


@of_hidden(
    "mean-for-bias",
    "A mean is taken for db_1; the 1/N is in d_output already, so add the rows up.",
    section="backpropagation",
    points=1,
)
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = d_output @ W_2.T * (1 - h**2)
    return d_hidden, X.T @ d_hidden, d_hidden.mean(axis=0)


@of_hidden(
    "1-over-n-again",
    "There is a division by N too much: d_output has the 1/N already.",
    section="backpropagation",
    points=1,
    also={"where": ("signal", "weights")},
)
def hidden_gradients(X, h, W_2, d_output, where="gradients"):
    n = len(X)
    d_hidden = d_output @ W_2.T * (1 - h**2)
    if where == "signal":
        d_hidden = d_hidden / n
    dW_1, db_1 = X.T @ d_hidden, d_hidden.sum(axis=0)
    if where == "weights":
        dW_1 = dW_1 / n
    if where == "gradients":
        dW_1, db_1 = dW_1 / n, db_1 / n
    return d_hidden, dW_1, db_1


@of_hidden("borrowed", "This calls lossedu; the task asks for your own formulas.", section="backpropagation")
def hidden_gradients(X, h, W_2, d_output):
    a = np.arctanh(h)
    G, _ = network.Dense(W_2, np.zeros(1)).backward((h, d_output), d_output)
    layer = network.Dense(np.zeros((X.shape[1], h.shape[1])), np.zeros(h.shape[1]), activations.tanh)
    return layer.times_derivative(a, G), *layer.backward((X, a), G)[1]


@of_hidden(
    "one-sample-only",
    "Only one sample counts in a gradient: in the loop = stands where += is needed.",
    section="backpropagation",
    points=1,
    also={"where": ("bias", "both", "first of weights", "first of bias", "first of both")},
)
def hidden_gradients(X, h, W_2, d_output, where="weights"):
    d_hidden = d_output @ W_2.T * (1 - h**2)
    dW_1, db_1 = X.T @ d_hidden, d_hidden.sum(axis=0)
    place = 0 if "first" in where else -1
    if "weights" in where or "both" in where:
        dW_1 = np.outer(X[place], d_hidden[place])
    if "bias" in where or "both" in where:
        db_1 = d_hidden[place]
    return d_hidden, dW_1, db_1


@of_hidden(
    "other-slope",
    "The factor at the hidden units is not the slope of tanh, which is 1 - h².",
    section="backpropagation",
    also={"kind": ("h²", "(1 - h)²", "h", "relu", "2h", "root")},
)
def hidden_gradients(X, h, W_2, d_output, kind="1 + h²"):
    slopes = {
        "1 + h²": 1 + h**2,
        "h²": h**2,
        "(1 - h)²": (1 - h) ** 2,
        "h": h,
        "relu": h > 0,
        "2h": 1 - 2 * h,
        "root": np.sqrt(1 - h**2),
    }
    d_hidden = d_output @ W_2.T * slopes[kind]
    return d_hidden, X.T @ d_hidden, d_hidden.sum(axis=0)


@of_hidden(
    "signal-before-slope",
    "In d_hidden the slope of tanh is missing, though dW_1 and db_1 have it.",
    section="backpropagation",
)
def hidden_gradients(X, h, W_2, d_output):
    by_units = d_output @ W_2.T
    d_hidden = by_units * (1 - h**2)
    return by_units, X.T @ d_hidden, d_hidden.sum(axis=0)


@of_hidden(
    "order-of-results", "The results are in another order: d_hidden, dW_1, db_1.", section="backpropagation"
)
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = d_output @ W_2.T * (1 - h**2)
    return d_hidden, d_hidden.sum(axis=0), X.T @ d_hidden


# ------------------------------------------------------------------------------------ weight-differences

of_differences = registrar(ASSIGNMENT, "weight-differences")


@of_differences(
    "forward",
    "This is the one-sided difference, which is less exact; nudge to both sides.",
    section="gradient-checking",
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    slopes = np.zeros(W_1.shape)
    here = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0]
    for place in np.ndindex(W_1.shape):
        above = W_1.copy()
        above[place] += nudge
        slopes[place] = (loss_and_gradients(X, y, above, b_1, W_2, b_2)[0] - here) / nudge
    return slopes


@of_differences(
    "backward",
    "This is the difference to one side, the lower; nudge to both sides.",
    section="gradient-checking",
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    slopes = np.zeros(W_1.shape)
    here = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0]
    for place in np.ndindex(W_1.shape):
        below = W_1.copy()
        below[place] -= nudge
        slopes[place] = (here - loss_and_gradients(X, y, below, b_1, W_2, b_2)[0]) / nudge
    return slopes


@of_differences(
    "1-for-2-nudges",
    "The two points lie two nudges apart, so divide by two nudges.",
    section="gradient-checking",
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    slopes = np.zeros(W_1.shape)
    for place in np.ndindex(W_1.shape):
        above, below = W_1.copy(), W_1.copy()
        above[place] += nudge
        below[place] -= nudge
        higher = loss_and_gradients(X, y, above, b_1, W_2, b_2)[0]
        lower = loss_and_gradients(X, y, below, b_1, W_2, b_2)[0]
        slopes[place] = (higher - lower) / nudge
    return slopes


@of_differences(
    "not-divided",
    "The difference of the losses is not divided by the distance, two nudges.",
    section="gradient-checking",
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    slopes = np.zeros(W_1.shape)
    for place in np.ndindex(W_1.shape):
        above, below = W_1.copy(), W_1.copy()
        above[place] += nudge
        below[place] -= nudge
        higher = loss_and_gradients(X, y, above, b_1, W_2, b_2)[0]
        slopes[place] = higher - loss_and_gradients(X, y, below, b_1, W_2, b_2)[0]
    return slopes


@of_differences(
    "sign", "The difference is taken the wrong way round: above minus below.", section="gradient-checking"
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    slopes = np.zeros(W_1.shape)
    for place in np.ndindex(W_1.shape):
        above, below = W_1.copy(), W_1.copy()
        above[place] += nudge
        below[place] -= nudge
        higher = loss_and_gradients(X, y, above, b_1, W_2, b_2)[0]
        lower = loss_and_gradients(X, y, below, b_1, W_2, b_2)[0]
        slopes[place] = (lower - higher) / (2 * nudge)
    return slopes


@of_differences(
    "all-at-once",
    "All weights are nudged together; each slope needs one that moves alone.",
    section="gradient-checking",
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    higher = loss_and_gradients(X, y, W_1 + nudge, b_1, W_2, b_2)[0]
    lower = loss_and_gradients(X, y, W_1 - nudge, b_1, W_2, b_2)[0]
    return np.full(W_1.shape, (higher - lower) / (2 * nudge))


@of_differences(
    "one-copy-for-all",
    "The copies are made once, so the nudges of earlier entries stay in them.",
    section="gradient-checking",
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    slopes = np.zeros(W_1.shape)
    above, below = W_1.copy(), W_1.copy()
    for place in np.ndindex(W_1.shape):
        above[place] += nudge
        below[place] -= nudge
        higher = loss_and_gradients(X, y, above, b_1, W_2, b_2)[0]
        lower = loss_and_gradients(X, y, below, b_1, W_2, b_2)[0]
        slopes[place] = (higher - lower) / (2 * nudge)
    return slopes


@of_differences(
    "no-copy",
    "Both names stand for the caller's array: nudging up and down cancels. Copy it.",
    section="gradient-checking",
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    slopes = np.zeros(W_1.shape)
    for place in np.ndindex(W_1.shape):
        above, below = W_1, W_1
        above[place] += nudge
        below[place] -= nudge
        higher = loss_and_gradients(X, y, above, b_1, W_2, b_2)[0]
        lower = loss_and_gradients(X, y, below, b_1, W_2, b_2)[0]
        slopes[place] = (higher - lower) / (2 * nudge)
    return slopes


@of_differences(
    "not-put-back",
    "The caller's array is nudged and not put back: work on a copy.",
    section="gradient-checking",
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    slopes = np.zeros(W_1.shape)
    for place in np.ndindex(W_1.shape):
        W_1[place] += nudge
        higher = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0]
        W_1[place] -= 2 * nudge
        lower = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0]
        slopes[place] = (higher - lower) / (2 * nudge)
    return slopes


@of_differences(
    "nudge-ignored",
    "These are the slopes for a nudge near 0; use the nudge that the call gives.",
    section="gradient-checking",
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    nudge = 1e-5
    slopes = np.zeros(W_1.shape)
    for place in np.ndindex(W_1.shape):
        above, below = W_1.copy(), W_1.copy()
        above[place] += nudge
        below[place] -= nudge
        higher = loss_and_gradients(X, y, above, b_1, W_2, b_2)[0]
        lower = loss_and_gradients(X, y, below, b_1, W_2, b_2)[0]
        slopes[place] = (higher - lower) / (2 * nudge)
    return slopes


@of_differences(
    "flat",
    "The slopes stand in one row; give them the shape of W_1.",
    section="gradient-checking",
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    slopes = []
    for place in np.ndindex(W_1.shape):
        above, below = W_1.copy(), W_1.copy()
        above[place] += nudge
        below[place] -= nudge
        higher = loss_and_gradients(X, y, above, b_1, W_2, b_2)[0]
        lower = loss_and_gradients(X, y, below, b_1, W_2, b_2)[0]
        slopes.append((higher - lower) / (2 * nudge))
    return np.array(slopes)


@of_differences(
    "transposed",
    "The table of slopes is turned over: it has the shape of W_1, (D, H).",
    section="gradient-checking",
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    slopes = np.zeros(W_1.T.shape)
    for i, j in np.ndindex(W_1.shape):
        above, below = W_1.copy(), W_1.copy()
        above[i, j] += nudge
        below[i, j] -= nudge
        higher = loss_and_gradients(X, y, above, b_1, W_2, b_2)[0]
        lower = loss_and_gradients(X, y, below, b_1, W_2, b_2)[0]
        slopes[j, i] = (higher - lower) / (2 * nudge)
    return slopes


@of_differences(
    "rows-for-entries",
    "Whole rows of W_1 are nudged; every entry has a slope of its own.",
    section="gradient-checking",
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    slopes = np.zeros(W_1.shape)
    for i in range(len(W_1)):
        above, below = W_1.copy(), W_1.copy()
        above[i] += nudge
        below[i] -= nudge
        higher = loss_and_gradients(X, y, above, b_1, W_2, b_2)[0]
        lower = loss_and_gradients(X, y, below, b_1, W_2, b_2)[0]
        slopes[i] = (higher - lower) / (2 * nudge)
    return slopes


@of_differences(
    "by-output-weights", "These are the slopes by W_2; the task asks for W_1.", section="gradient-checking"
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    slopes = np.zeros(W_2.shape)
    for place in np.ndindex(W_2.shape):
        above, below = W_2.copy(), W_2.copy()
        above[place] += nudge
        below[place] -= nudge
        higher = loss_and_gradients(X, y, W_1, b_1, above, b_2)[0]
        lower = loss_and_gradients(X, y, W_1, b_1, below, b_2)[0]
        slopes[place] = (higher - lower) / (2 * nudge)
    return slopes


@of_differences(
    "borrowed", "The differences are lossedu's; the task asks for your own.", section="gradient-checking"
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    def loss(W):
        return loss_and_gradients(X, y, W, b_1, W_2, b_2)[0]

    return gradcheck.central_differences(loss, W_1, nudge / max(1, np.abs(W_1).max()))


@of_differences(
    "nudge-scaled",
    "The nudge grows with the weight; the task moves every entry by the same nudge.",
    section="gradient-checking",
    also={"kind": ("1 + size",)},
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5, kind="size"):
    slopes = np.zeros(W_1.shape)
    for place in np.ndindex(W_1.shape):
        size = abs(W_1[place])
        step = nudge * {"size": size or 1, "1 + size": 1 + size}[kind]
        above, below = W_1.copy(), W_1.copy()
        above[place] += step
        below[place] -= step
        higher = loss_and_gradients(X, y, above, b_1, W_2, b_2)[0]
        lower = loss_and_gradients(X, y, below, b_1, W_2, b_2)[0]
        slopes[place] = (higher - lower) / (2 * step)
    return slopes


@of_differences(
    "one-slope",
    "One number comes back: the return stands inside the loop, or the slopes are not kept.",
    section="gradient-checking",
    also={"place": ((0, 0),)},
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5, place=(-1, -1)):
    above, below = W_1.copy(), W_1.copy()
    above[place] += nudge
    below[place] -= nudge
    higher = loss_and_gradients(X, y, above, b_1, W_2, b_2)[0]
    return (higher - loss_and_gradients(X, y, below, b_1, W_2, b_2)[0]) / (2 * nudge)


@of_differences(
    "second-difference",
    "This is the second difference; the first needs the loss above minus the loss below.",
    section="gradient-checking",
)
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    slopes = np.zeros(W_1.shape)
    here = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0]
    for place in np.ndindex(W_1.shape):
        above, below = W_1.copy(), W_1.copy()
        above[place] += nudge
        below[place] -= nudge
        higher = loss_and_gradients(X, y, above, b_1, W_2, b_2)[0]
        lower = loss_and_gradients(X, y, below, b_1, W_2, b_2)[0]
        slopes[place] = (higher - 2 * here + lower) / nudge**2
    return slopes


# ------------------------------------------------------------------------------------------------- clip

of_clip = registrar(ASSIGNMENT, "clip")


@of_clip(
    "always-scaled",
    "A gradient shorter than c has to stay as it is.",
    section="overflow",
    page="07b-training",
)
def clip(g, c):
    return g * c / np.sqrt(np.sum(g**2))


@of_clip(
    "always-scaled-but-zeros",
    "A gradient shorter than c is made longer; only zeros stay as they are.",
    section="overflow",
    page="07b-training",
)
def clip(g, c):
    norm = np.sqrt(np.sum(g**2))
    return g if norm == 0 else g / norm * c


@of_clip(
    "entries-cut-off",
    "Each entry is cut off at c, which changes the direction.",
    section="overflow",
    page="07b-training",
    seen_in="Stack Overflow",
    also={"low": (-np.inf, 0)},
)
def clip(g, c, low=-1):
    return np.clip(g, low * c, c)


@of_clip(
    "length-1", "A long gradient gets the length 1 instead of c.", section="overflow", page="07b-training"
)
def clip(g, c):
    norm = np.sqrt(np.sum(g**2))
    return g / norm if norm > c else g


@of_clip(
    "times-c",
    "A long gradient is multiplied with c but not divided by its norm.",
    section="overflow",
    page="07b-training",
)
def clip(g, c):
    norm = np.sqrt(np.sum(g**2))
    return g * c if norm > c else g


@of_clip(
    "fraction-turned",
    "The fraction is upside down: it is c over the norm.",
    section="overflow",
    page="07b-training",
)
def clip(g, c):
    norm = np.sqrt(np.sum(g**2))
    return g * min(1, norm / c)


@of_clip(
    "max-for-min",
    "The larger of 1 and c over the norm is taken, not the smaller.",
    section="overflow",
    page="07b-training",
)
def clip(g, c):
    norm = np.sqrt(np.sum(g**2))
    return g * max(1, c / norm) if norm > 0 else g


@of_clip(
    "squared-norm",
    "This divides by the squared norm: the square root is missing.",
    section="overflow",
    page="07b-training",
)
def clip(g, c):
    norm = np.sum(g**2)
    return g * c / norm if norm > c else g


@of_clip(
    "sum-of-sizes",
    "The norm is the root of the sum of squares, not a sum of sizes.",
    section="overflow",
    page="07b-training",
)
def clip(g, c):
    norm = np.sum(np.abs(g))
    return g * c / norm if norm > c else g


@of_clip(
    "largest-entry",
    "The norm is the root of the sum of squares, not the largest entry.",
    section="overflow",
    page="07b-training",
)
def clip(g, c):
    norm = np.max(np.abs(g))
    return g * c / norm if norm > c else g


@of_clip(
    "entry-for-norm",
    "The gradient is shortened only if an entry exceeds c; it is the norm that counts.",
    section="overflow",
    page="07b-training",
)
def clip(g, c):
    return g * c / np.sqrt(np.sum(g**2)) if np.max(np.abs(g)) > c else g


@of_clip(
    "mean-for-sum",
    "The norm is made with the mean of the squares, not their sum.",
    section="overflow",
    page="07b-training",
)
def clip(g, c):
    norm = np.sqrt(np.mean(g**2))
    return g * c / norm if norm > c else g


@of_clip(
    "zeros-become-nan",
    "For a gradient of zeros 0/0 comes up: leave it as it is.",
    section="overflow",
    page="07b-training",
)
def clip(g, c):
    norm = np.sqrt(np.sum(g**2))
    return g / norm * min(norm, c)


@of_clip(
    "squares-overflow",
    "The squares of huge entries overflow: the norm is infinite, and the result is 0.",
    section="overflow",
    page="07b-training",
    points=1,
)
def clip(g, c):
    norm = np.sqrt(np.sum(g**2))
    return g * c / norm if norm > c else g


@of_clip(
    "huge-left-alone",
    "Where the norm overflows the gradient comes back as it was, longer than c.",
    section="overflow",
    page="07b-training",
    points=1,
)
def clip(g, c):
    norm = np.sqrt(np.sum(g**2))
    return g * c / norm if c < norm < np.inf else g


@of_clip(
    "changes-gradient",
    "The gradient is changed in place: *= and /= write into the caller's array.",
    section="overflow",
    page="07b-training",
    points=1,
    also={"always": (True,)},
)
def clip(g, c, always=False):
    largest = np.max(np.abs(g))
    if largest > 0:
        norm = np.sqrt(np.sum((g / largest) ** 2))
        if always:
            g /= largest
            return g * min(largest, c / norm)
        if largest * norm > c:
            g /= largest
            g *= c / norm
    return g


@of_clip(
    "borrowed",
    "This calls lossedu; the task asks for your own formula.",
    section="overflow",
    page="07b-training",
)
def clip(g, c):
    return training.clip_by_norm([g], c)[0]


@of_clip(
    "largest-with-sign",
    "The largest entry is taken with its sign; a size is needed.",
    section="overflow",
    page="07b-training",
    also={"factor": ("on g", "unguarded")},
)
def clip(g, c, factor="on g/m"):
    m = np.max(g)
    if m == 0 and factor != "unguarded":
        return g.copy()
    norm = m * np.sqrt(np.sum((g / m) ** 2))
    return g * min(1, c / norm)


@of_clip(
    "scale-forgotten",
    "The norm is that of the scaled entries; it has to be multiplied back.",
    section="overflow",
    page="07b-training",
    also={"kind": ("scaled",)},
)
def clip(g, c, kind="on g"):
    m = np.max(np.abs(g))
    if m == 0:
        return g.copy()
    norm = np.sqrt(np.sum((g / m) ** 2))
    shrink = c / norm if norm > c else 1
    return (g / m if kind == "scaled" else g) * shrink


@of_clip(
    "number-for-gradient",
    "The factor or the norm comes back; the task asks for the gradient.",
    section="overflow",
    page="07b-training",
    also={"what": ("norm",)},
)
def clip(g, c, what="factor"):
    norm = np.sqrt(np.sum(g**2))
    return norm if what == "norm" else min(1, c / norm) if norm > 0 else 1.0


# ------------------------------------------------------------------------------------------- best-affine

of_proof = registrar(ASSIGNMENT, "best-affine", gives_value=True)


@of_proof(
    "sum-for-mean", "The squares are added up; J is their mean, a quarter of it.", section="xor-no-line"
)
def proof():
    w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)
    J = b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2
    square = (b + (w_1 + w_2 - 1) / 2) ** 2
    return [J, sp.expand(J), 1 + 4 * square + w_1**2 + w_2**2]


@of_proof("half-the-mean", "This is half of J; the task starts from the mean square.", section="xor-no-line")
def proof():
    w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)
    J = (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2) / 8
    square = (b + (w_1 + w_2 - 1) / 2) ** 2
    return [J, sp.expand(J), sp.Rational(1, 8) + square / 2 + w_1**2 / 8 + w_2**2 / 8]


@of_proof(
    "no-squares-at-the-end",
    "All steps are equal, but the last is not yet 1/4 plus squares with positive numbers.",
    section="xor-no-line",
    points=1,
)
def proof():
    w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)
    J = (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2) / 4
    return [J, sp.expand(J), sp.collect(sp.expand(J), b)]


@of_proof("or-for-xor", "The truth for 11 is 0 in XOR, not 1.", section="xor-no-line")
def proof():
    w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)
    J = (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b - 1) ** 2) / 4
    return [J, sp.expand(J), sp.factor(sp.expand(J))]


@of_proof(
    "no-mixed-terms",
    "The square of a sum has mixed terms; here some of them are lost.",
    section="xor-no-line",
    also={"kind": ("weights", "bias", "sums", "half", "1")},
)
def proof(kind="all"):
    w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)
    J = (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2) / 4
    weights, bias = w_1 * w_2 / 2, b * (w_1 + w_2)
    lost = {"weights": weights, "bias": bias, "sums": weights + bias, "half": weights / 2, "1": -b}
    few = sp.expand(J) - lost.get(kind, 0)
    squares = (4 * b**2 + 2 * w_1**2 + 2 * w_2**2 + 2) / 4 if kind == "all" else few
    return [J, squares, sp.Rational(1, 2) + b**2 + w_1**2 / 2 + w_2**2 / 2]


@of_proof(
    "weights-set-to-zero",
    "Here w_1 and w_2 are 0 from some step on; the proof has to hold for all of them.",
    section="xor-no-line",
)
def proof():
    w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)
    J = (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2) / 4
    return [J, b**2 / 2 + (b - 1) ** 2 / 2, sp.Rational(1, 4) + (b - sp.Rational(1, 2)) ** 2]


@of_proof(
    "sign-in-the-square",
    "The half in the square has the wrong sign: multiply your square out.",
    section="xor-no-line",
)
def proof():
    w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)
    J = (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2) / 4
    square = (b + (w_1 + w_2 + 1) / 2) ** 2
    return [J, sp.expand(J), sp.Rational(1, 4) + square + w_1**2 / 4 + w_2**2 / 4]


@of_proof(
    "squares-forgotten",
    "Besides the square with b something is left of w_1 and w_2.",
    section="xor-no-line",
)
def proof():
    w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)
    J = (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2) / 4
    return [J, sp.expand(J), sp.Rational(1, 4) + (b + (w_1 + w_2 - 1) / 2) ** 2]


@of_proof(
    "half-for-quarter",
    "The numbers before the squares of w_1 and w_2 are too large: (w_1 + w_2)² holds some of them.",
    section="xor-no-line",
)
def proof():
    w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)
    J = (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2) / 4
    square = (b + (w_1 + w_2 - 1) / 2) ** 2
    return [J, sp.expand(J), sp.Rational(1, 4) + square + w_1**2 / 2 + w_2**2 / 2]


@of_proof(
    "other-square",
    "The square does not give the terms with b that J has: multiply it out.",
    section="xor-no-line",
    also={"kind": ("no halves", "half of the weights", "no number", "no weights", "turned", "half of b")},
)
def proof(kind="half of the number"):
    w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)
    J = (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2) / 4
    half, sum_ = sp.Rational(1, 2), w_1 + w_2
    root = {
        "half of the number": b + sum_ - half,
        "no halves": b + sum_ - 1,
        "half of the weights": b + sum_ / 2 - 1,
        "no number": b + sum_ / 2,
        "no weights": b - half,
        "turned": b - sum_ / 2 - half,
        "half of b": b / 2 + sum_ / 2 - half,
    }[kind]
    return [J, sp.expand(J), sp.Rational(1, 4) + root**2 + w_1**2 / 4 + w_2**2 / 4]


@of_proof(
    "other-number",
    "The squares are right, but the number in front of them is not 1/4.",
    section="xor-no-line",
    also={"number": (1, 2, 3)},
)
def proof(number=0):
    w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)
    J = (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2) / 4
    square = (b + (w_1 + w_2 - 1) / 2) ** 2
    left = {0: 0, 1: sp.Rational(1, 2), 2: 1, 3: sp.Rational(1, 8)}[number]
    return [J, sp.expand(J), left + square + w_1**2 / 4 + w_2**2 / 4]


# ------------------------------------------------------------------------------------------ xor-training

of_training = registrar(ASSIGNMENT, "xor-training")


@of_training(
    "uphill",
    "The step goes along the gradient, so the loss grows: subtract it.",
    section="xor-one-step",
    seen_in="S5",
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    seen = []
    for _ in range(steps):
        loss, (dW_1, db_1, dW_2, db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        seen.append(loss)
        W_1, b_1 = W_1 + eta * dW_1, b_1 + eta * db_1
        W_2, b_2 = W_2 + eta * dW_2, b_2 + eta * db_2
    seen.append(loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training(
    "one-after-another",
    "W_2 is changed before dW_1 is computed: take all gradients at the old weights.",
    section="simultaneous",
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    seen = []
    for _ in range(steps):
        h = np.tanh(X @ W_1 + b_1)
        r = h @ W_2 + b_2 - y
        seen.append(np.mean(r**2) / 2)
        d_output = r / len(X)
        W_2 = W_2 - eta * h.T @ d_output
        b_2 = b_2 - eta * d_output.sum(axis=0)
        d_hidden = d_output @ W_2.T * (1 - h**2)
        W_1 = W_1 - eta * X.T @ d_hidden
        b_1 = b_1 - eta * d_hidden.sum(axis=0)
    seen.append(np.mean((np.tanh(X @ W_1 + b_1) @ W_2 + b_2 - y) ** 2) / 2)
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training(
    "wrong-factor",
    "The gradients are off by a constant factor: the loss is half the mean over N samples.",
    section="symmetry",
    also={"kind": ("2N", "2", "1/N", "1/2")},
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps, kind="N"):
    seen, n = [], len(X)
    rate = eta * {"N": n, "2N": 2 * n, "2": 2, "1/N": 1 / n, "1/2": 1 / 2}[kind]
    for _ in range(steps):
        loss, (dW_1, db_1, dW_2, db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        seen.append(loss)
        W_1, b_1 = W_1 - rate * dW_1, b_1 - rate * db_1
        W_2, b_2 = W_2 - rate * dW_2, b_2 - rate * db_2
    seen.append(loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training(
    "mean-square-for-half",
    "The losses are mean squared errors; the task asks for half of them.",
    section="xor-one-step",
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    seen = []
    for _ in range(steps):
        loss, (dW_1, db_1, dW_2, db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        seen.append(2 * loss)
        W_1, b_1 = W_1 - eta * dW_1, b_1 - eta * db_1
        W_2, b_2 = W_2 - eta * dW_2, b_2 - eta * db_2
    seen.append(2 * loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training(
    "no-slope-of-tanh",
    "In the gradients of the hidden layer the slope of tanh, 1 - h², is missing or wrong.",
    section="backpropagation",
    also={"kind": ("sigmoid", "tanh of h", "no square")},
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps, kind="none"):
    seen = []
    for _ in range(steps):
        h = np.tanh(X @ W_1 + b_1)
        r = h @ W_2 + b_2 - y
        seen.append(np.mean(r**2) / 2)
        d_output = r / len(X)
        slopes = {"sigmoid": h * (1 - h), "tanh of h": 1 - np.tanh(h) ** 2, "no square": 1 - h}
        d_hidden = d_output @ W_2.T * slopes.get(kind, 1)
        W_2, b_2 = W_2 - eta * h.T @ d_output, b_2 - eta * d_output.sum(axis=0)
        W_1, b_1 = W_1 - eta * X.T @ d_hidden, b_1 - eta * d_hidden.sum(axis=0)
    seen.append(np.mean((np.tanh(X @ W_1 + b_1) @ W_2 + b_2 - y) ** 2) / 2)
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training(
    "biases-stay",
    "Only the weights are trained; the biases never change.",
    section="gradient-descent",
    page="07b-training",
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    seen = []
    for _ in range(steps):
        loss, (dW_1, _db_1, dW_2, _db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        seen.append(loss)
        W_1, W_2 = W_1 - eta * dW_1, W_2 - eta * dW_2
    seen.append(loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training("hidden-stays", "Only the output layer is trained.", section="backpropagation")
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    seen = []
    for _ in range(steps):
        loss, (_dW_1, _db_1, dW_2, db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        seen.append(loss)
        W_2, b_2 = W_2 - eta * dW_2, b_2 - eta * db_2
    seen.append(loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training(
    "old-gradients",
    "The gradients are computed once, before the loop; every step needs its own.",
    section="gradient-descent",
    page="07b-training",
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    loss, (dW_1, db_1, dW_2, db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
    seen = [loss]
    for _ in range(steps):
        W_1, b_1 = W_1 - eta * dW_1, b_1 - eta * db_1
        W_2, b_2 = W_2 - eta * dW_2, b_2 - eta * db_2
        seen.append(loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training(
    "sample-by-sample",
    "Every sample makes a step of its own; here a step uses the mean over all of them.",
    section="batches",
    page="07b-training",
    also={"shared": (True,)},
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps, shared=False):
    seen = [loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0]]
    for _ in range(steps):
        rate = eta / len(X) if shared else eta
        for i in range(len(X)):
            _, g = loss_and_gradients(X[i : i + 1], y[i : i + 1], W_1, b_1, W_2, b_2)
            W_1, b_1 = W_1 - rate * g[0], b_1 - rate * g[1]
            W_2, b_2 = W_2 - rate * g[2], b_2 - rate * g[3]
        seen.append(loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training(
    "rate-ignored",
    "The rate stays the same whatever the call gives.",
    section="learning-rate",
    page="07b-training",
    also={"fixed": (0.001, 0.01, 0.05, 0.3, 0.5, 1.0)},
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps, fixed=0.1):
    seen = []
    eta = fixed
    for _ in range(steps):
        loss, (dW_1, db_1, dW_2, db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        seen.append(loss)
        W_1, b_1 = W_1 - eta * dW_1, b_1 - eta * db_1
        W_2, b_2 = W_2 - eta * dW_2, b_2 - eta * db_2
    seen.append(loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training(
    "one-step-only",
    "There is one step only: the loop ends after its first round.",
    section="gradient-descent",
    page="07b-training",
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    seen = []
    for _ in range(steps):
        loss, (dW_1, db_1, dW_2, db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        seen.append(loss)
        W_1, b_1 = W_1 - eta * dW_1, b_1 - eta * db_1
        W_2, b_2 = W_2 - eta * dW_2, b_2 - eta * db_2
        break
    seen.append(loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training(
    "last-loss-missing",
    "The loss after the last step is missing.",
    section="gradient-descent",
    page="07b-training",
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    seen = []
    for _ in range(steps):
        loss, (dW_1, db_1, dW_2, db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        seen.append(loss)
        W_1, b_1 = W_1 - eta * dW_1, b_1 - eta * db_1
        W_2, b_2 = W_2 - eta * dW_2, b_2 - eta * db_2
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training(
    "first-loss-missing", "The loss of the start is missing.", section="gradient-descent", page="07b-training"
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    seen = []
    for _ in range(steps):
        _, (dW_1, db_1, dW_2, db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        W_1, b_1 = W_1 - eta * dW_1, b_1 - eta * db_1
        W_2, b_2 = W_2 - eta * dW_2, b_2 - eta * db_2
        seen.append(loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training("one-step-more", "There is one step too many.", section="gradient-descent", page="07b-training")
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    seen = []
    for _ in range(steps + 1):
        loss, (dW_1, db_1, dW_2, db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        seen.append(loss)
        W_1, b_1 = W_1 - eta * dW_1, b_1 - eta * db_1
        W_2, b_2 = W_2 - eta * dW_2, b_2 - eta * db_2
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training(
    "losses-alone",
    "Only the losses come back; return the four arrays too.",
    section="gradient-descent",
    page="07b-training",
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    seen = []
    for _ in range(steps):
        loss, (dW_1, db_1, dW_2, db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        seen.append(loss)
        W_1, b_1 = W_1 - eta * dW_1, b_1 - eta * db_1
        W_2, b_2 = W_2 - eta * dW_2, b_2 - eta * db_2
    seen.append(loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return np.array(seen)


@of_training(
    "changes-the-start",
    "The caller's arrays are changed in place: -= writes into them. Work on copies.",
    section="gradient-descent",
    page="07b-training",
    points=1,
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    seen = []
    for _ in range(steps):
        loss, gradients = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        seen.append(loss)
        for theta, g in zip((W_1, b_1, W_2, b_2), gradients, strict=True):
            theta -= eta * g
    seen.append(loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training(
    "borrowed",
    "The training is lossedu's; the task asks for your own loop.",
    section="gradient-descent",
    page="07b-training",
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    model = tanh_network(W_1, b_1, W_2, b_2)
    seen = training.train(model, X, y, training.GradientDescent(eta), epochs=steps).loss
    return np.array([*seen, model.loss_and_gradients(X, y)[0]]), *model.parameters


@of_training(
    "output-stays", "Only the hidden layer is trained.", section="gradient-descent", page="07b-training"
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    seen = []
    for _ in range(steps):
        loss, (dW_1, db_1, _dW_2, _db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        seen.append(loss)
        W_1, b_1 = W_1 - eta * dW_1, b_1 - eta * db_1
    seen.append(loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training(
    "last-loss-twice",
    "The last loss is there twice: after the loop it has to be computed once more.",
    section="gradient-descent",
    page="07b-training",
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    seen = []
    for _ in range(steps):
        loss, (dW_1, db_1, dW_2, db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        seen.append(loss)
        W_1, b_1 = W_1 - eta * dW_1, b_1 - eta * db_1
        W_2, b_2 = W_2 - eta * dW_2, b_2 - eta * db_2
    seen.append(loss)
    return np.array(seen), W_1, b_1, W_2, b_2


@of_training(
    "never-moves",
    "The parameters never change: what a step gives is not kept.",
    section="gradient-descent",
    page="07b-training",
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    loss = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0]
    return np.full(steps + 1, loss), W_1, b_1, W_2, b_2


@of_training(
    "losses-last",
    "The losses come last; they come first, then the four arrays.",
    section="gradient-descent",
    page="07b-training",
)
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    seen = []
    for _ in range(steps):
        loss, (dW_1, db_1, dW_2, db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        seen.append(loss)
        W_1, b_1 = W_1 - eta * dW_1, b_1 - eta * db_1
        W_2, b_2 = W_2 - eta * dW_2, b_2 - eta * db_2
    seen.append(loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return W_1, b_1, W_2, b_2, np.array(seen)
