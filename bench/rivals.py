"""What other libraries call the same functions: the table that the benchmark measures against.

A rival is one Python expression, and the expression that is printed is the one that runs. Its letters are the
arguments of the formula in lossedu (y, y_hat, p, z, P, Q ...). SciPy and scikit-learn stand for what they
offer, with a mean or a residual around it where needed, and sklearn._loss for the compiled loops that
scikit-learn keeps to itself. NumPy stands for the line that people write themselves. A function without an
entry has no rival.
"""

from functools import partial

import numpy as np
from scipy import special
from scipy.spatial import distance
from sklearn import metrics
from sklearn._loss import loss as _loss

try:
    import torch
except ImportError:
    torch = None

NAMES = {
    "np": np,
    "special": special,
    "distance": distance,
    "metrics": metrics,
    "_loss": _loss,
    "partial": partial,
}

LIBRARIES = ("SciPy", "scikit-learn", "sklearn._loss", "NumPy", "PyTorch")

LOSSES = {
    "mean_squared_error": {
        "value": {
            "scikit-learn": "metrics.mean_squared_error(y, y_hat)",
            "NumPy": "np.mean((y_hat - y) ** 2)",
            "PyTorch": "F.mse_loss(y_hat, y)",
        },
        "gradient": {
            "NumPy": "2 * (y_hat - y) / y.size",
            "PyTorch": "gradient(F.mse_loss, y, y_hat)",
        },
    },
    "half_mean_squared_error": {
        "value": {
            "sklearn._loss": "_loss.HalfSquaredError()(y.ravel(), y_hat.ravel())",
            "NumPy": "np.mean((y_hat - y) ** 2) / 2",
        },
        "gradient": {
            "sklearn._loss": "_loss.HalfSquaredError().gradient(y.ravel(), y_hat.ravel()) / y.size",
            "NumPy": "(y_hat - y) / y.size",
        },
    },
    "sum_squared_error": {
        "value": {
            "SciPy": "distance.sqeuclidean(y_hat.ravel(), y.ravel())",
            "NumPy": "np.sum((y_hat - y) ** 2)",
            "PyTorch": "F.mse_loss(y_hat, y, reduction='sum')",
        },
        "gradient": {
            "NumPy": "2 * (y_hat - y)",
            "PyTorch": "gradient(partial(F.mse_loss, reduction='sum'), y, y_hat)",
        },
    },
    "mean_absolute_error": {
        "value": {
            "scikit-learn": "metrics.mean_absolute_error(y, y_hat)",
            "NumPy": "np.mean(np.abs(y_hat - y))",
            "PyTorch": "F.l1_loss(y_hat, y)",
        },
        "gradient": {
            "sklearn._loss": "_loss.AbsoluteError().gradient(y.ravel(), y_hat.ravel()) / y.size",
            "NumPy": "np.sign(y_hat - y) / y.size",
            "PyTorch": "gradient(F.l1_loss, y, y_hat)",
        },
    },
    "huber": {
        "value": {
            "SciPy": "special.huber(1.0, y_hat - y).mean()",
            "sklearn._loss": "_loss.HuberLoss(delta=1.0)(y.ravel(), y_hat.ravel())",
            "PyTorch": "F.huber_loss(y_hat, y)",
        },
        "gradient": {
            "sklearn._loss": "_loss.HuberLoss(delta=1.0).gradient(y.ravel(), y_hat.ravel()) / y.size",
            "NumPy": "np.clip(y_hat - y, -1, 1) / y.size",
            "PyTorch": "gradient(F.huber_loss, y, y_hat)",
        },
    },
    "pseudo_huber": {
        "value": {
            "SciPy": "special.pseudo_huber(1.0, y_hat - y).mean()",
            "NumPy": "np.mean(np.sqrt(1 + (y_hat - y) ** 2) - 1)",
        },
        "gradient": {"NumPy": "(y_hat - y) / np.sqrt(1 + (y_hat - y) ** 2) / y.size"},
    },
    "smooth_l1": {
        "value": {
            "SciPy": "special.huber(1.0, y_hat - y).mean()",
            "PyTorch": "F.smooth_l1_loss(y_hat, y)",
        },
        "gradient": {
            "NumPy": "np.clip(y_hat - y, -1, 1) / y.size",
            "PyTorch": "gradient(F.smooth_l1_loss, y, y_hat)",
        },
    },
    "binary_cross_entropy": {
        "value": {
            "SciPy": "-np.mean(special.xlogy(y, p) + special.xlog1py(1 - y, -p))",
            "scikit-learn": "metrics.log_loss(y.ravel(), p.ravel())",
            "NumPy": "-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
            "PyTorch": "F.binary_cross_entropy(p, y)",
        },
        "gradient": {
            "NumPy": "((1 - y) / (1 - p) - y / p) / y.size",
            "PyTorch": "gradient(F.binary_cross_entropy, y, p)",
        },
    },
    "focal": {
        "value": {
            "NumPy": "-np.mean((1 - np.where(y == 1, p, 1 - p)) ** 2 * np.log(np.where(y == 1, p, 1 - p)))"
        },
        "gradient": {},
    },
    "binary_cross_entropy_with_logits": {
        "value": {
            "SciPy": "-np.mean(y * special.log_expit(z) + (1 - y) * special.log_expit(-z))",
            "sklearn._loss": "_loss.HalfBinomialLoss()(y.ravel(), z.ravel())",
            "NumPy": "np.mean(np.logaddexp(0, z) - y * z)",
            "PyTorch": "F.binary_cross_entropy_with_logits(z, y)",
        },
        "gradient": {
            "SciPy": "(special.expit(z) - y) / y.size",
            "sklearn._loss": "_loss.HalfBinomialLoss().gradient(y.ravel(), z.ravel()) / y.size",
            "NumPy": "(1 / (1 + np.exp(-z)) - y) / y.size",
            "PyTorch": "gradient(F.binary_cross_entropy_with_logits, y, z)",
        },
    },
    "focal_with_logits": {
        "value": {
            "SciPy": "-np.mean(special.expit((1 - 2 * y) * z) ** 2 * special.log_expit((2 * y - 1) * z))"
        },
        "gradient": {},
    },
    "logistic": {
        "value": {
            "SciPy": "-special.log_expit(y * z).mean()",
            "NumPy": "np.mean(np.log(1 + np.exp(-y * z)))",
            "PyTorch": "F.soft_margin_loss(z, y)",
        },
        "gradient": {
            "SciPy": "-y * special.expit(-y * z) / y.size",
            "NumPy": "-y / (1 + np.exp(y * z)) / y.size",
            "PyTorch": "gradient(F.soft_margin_loss, y, z)",
        },
    },
    "hinge": {
        "value": {
            "scikit-learn": "metrics.hinge_loss(y.ravel(), z.ravel())",
            "NumPy": "np.mean(np.maximum(0, 1 - y * z))",
        },
        "gradient": {"NumPy": "np.where(y * z < 1, -y, 0) / y.size"},
    },
    "squared_hinge": {
        "value": {"NumPy": "np.mean(np.maximum(0, 1 - y * z) ** 2)"},
        "gradient": {"NumPy": "-2 * y * np.maximum(0, 1 - y * z) / y.size"},
    },
    "exponential": {
        "value": {
            "sklearn._loss": "_loss.ExponentialLoss()((y.ravel() + 1) / 2, z.ravel())",
            "NumPy": "np.mean(np.exp(-y * z))",
        },
        "gradient": {
            "sklearn._loss": "_loss.ExponentialLoss().gradient((y.ravel() + 1) / 2, z.ravel()) / y.size",
            "NumPy": "-y * np.exp(-y * z) / y.size",
        },
    },
    "zero_one": {
        "value": {
            "scikit-learn": "metrics.zero_one_loss(y.ravel(), y_hat.ravel())",
            "NumPy": "np.mean(y != y_hat)",
        },
    },
    "categorical_cross_entropy": {
        "value": {
            "SciPy": "-special.xlogy(y, p).sum(axis=1).mean()",
            "scikit-learn": "metrics.log_loss(y, p)",
            "NumPy": "-np.mean(np.sum(y * np.log(p), axis=1))",
        },
        "gradient": {"NumPy": "-y / p / len(y)"},
    },
    "sparse_categorical_cross_entropy": {
        "value": {
            "scikit-learn": "metrics.log_loss(y, p)",
            "NumPy": "-np.mean(np.log(p[np.arange(len(y)), y]))",
        },
        "gradient": {"NumPy": "-np.eye(10)[y] / p / len(y)"},
    },
    "negative_log_likelihood": {
        "value": {
            "NumPy": "-np.mean(log_p[np.arange(len(y)), y])",
            "PyTorch": "F.nll_loss(log_p, y)",
        },
        "gradient": {
            "NumPy": "-np.eye(10)[y] / len(y)",
            "PyTorch": "gradient(F.nll_loss, y, log_p)",
        },
    },
    "softmax_cross_entropy": {
        "value": {
            "SciPy": "-special.log_softmax(z, axis=1)[np.arange(len(y)), y].mean()",
            "sklearn._loss": "_loss.HalfMultinomialLoss(n_classes=10)(y.astype(float), z)",
            "PyTorch": "F.cross_entropy(z, y)",
        },
        "gradient": {
            "SciPy": "(special.softmax(z, axis=1) - np.eye(10)[y]) / len(y)",
            "sklearn._loss": "_loss.HalfMultinomialLoss(n_classes=10).gradient(y.astype(float), z) / len(y)",
            "PyTorch": "gradient(F.cross_entropy, y, z)",
        },
    },
    "multiclass_hinge": {
        "value": {
            "NumPy": "np.maximum(0, z - z[np.arange(len(y)), y][:, None] + 1).sum() / len(y) - 1",
            "PyTorch": "10 * F.multi_margin_loss(z, y)",
        },
        "gradient": {"PyTorch": "10 * gradient(F.multi_margin_loss, y, z)"},
    },
    "entropy": {
        "value": {
            "SciPy": "special.entr(P).sum(axis=1).mean()",
            "NumPy": "-np.mean(np.sum(P * np.log(P), axis=1))",
        },
        "gradient": {"NumPy": "-(np.log(P) + 1) / len(P)"},
    },
    "cross_entropy": {
        "value": {
            "SciPy": "-special.xlogy(P, Q).sum(axis=1).mean()",
            "NumPy": "-np.mean(np.sum(P * np.log(Q), axis=1))",
            "PyTorch": "F.cross_entropy(Q.log(), P)",
        },
        "gradient": {"NumPy": "-P / Q / len(P)"},
    },
    "kl_divergence": {
        "value": {
            "SciPy": "special.rel_entr(P, Q).sum(axis=1).mean()",
            "NumPy": "np.mean(np.sum(P * np.log(P / Q), axis=1))",
            "PyTorch": "F.kl_div(Q.log(), P, reduction='batchmean')",
        },
        "gradient": {"NumPy": "-P / Q / len(P)"},
    },
}

ACTIVATIONS = {
    "step": {
        "value": {"NumPy": "np.heaviside(x, 0)", "PyTorch": "torch.heaviside(x, zero)"},
        "derivative": {"NumPy": "np.zeros_like(x)"},
    },
    "sign": {
        "value": {"NumPy": "np.sign(x)", "PyTorch": "torch.sign(x)"},
        "derivative": {"NumPy": "np.zeros_like(x)"},
    },
    "identity": {
        "value": {"NumPy": "x.copy()", "PyTorch": "x.clone()"},
        "derivative": {"NumPy": "np.ones_like(x)"},
    },
    "sigmoid": {
        "value": {
            "SciPy": "special.expit(x)",
            "NumPy": "1 / (1 + np.exp(-x))",
            "PyTorch": "torch.sigmoid(x)",
        },
        "derivative": {
            "SciPy": "special.expit(x) * special.expit(-x)",
            "NumPy": "np.exp(-x) / (1 + np.exp(-x)) ** 2",
            "PyTorch": "slope(torch.sigmoid, x)",
        },
    },
    "tanh": {
        "value": {"NumPy": "np.tanh(x)", "PyTorch": "torch.tanh(x)"},
        "derivative": {"NumPy": "1 - np.tanh(x) ** 2", "PyTorch": "slope(torch.tanh, x)"},
    },
    "relu": {
        "value": {"NumPy": "np.maximum(x, 0)", "PyTorch": "torch.relu(x)"},
        "derivative": {"NumPy": "(x > 0).astype(float)", "PyTorch": "slope(torch.relu, x)"},
    },
    "leaky_relu": {
        "value": {"NumPy": "np.where(x > 0, x, 0.01 * x)", "PyTorch": "F.leaky_relu(x)"},
        "derivative": {"NumPy": "np.where(x > 0, 1, 0.01)", "PyTorch": "slope(F.leaky_relu, x)"},
    },
    "prelu": {
        "value": {"NumPy": "np.where(x > 0, x, 0.25 * x)", "PyTorch": "F.prelu(x, quarter)"},
        "derivative": {"NumPy": "np.where(x > 0, 1, 0.25)"},
        "slope_gradient": {"NumPy": "np.minimum(x, 0)"},
    },
    "elu": {
        "value": {"NumPy": "np.where(x > 0, x, np.exp(x) - 1)", "PyTorch": "F.elu(x)"},
        "derivative": {"NumPy": "np.where(x > 0, 1, np.exp(x))", "PyTorch": "slope(F.elu, x)"},
    },
    "softplus": {
        "value": {
            "SciPy": "special.softplus(x)",
            "NumPy": "np.logaddexp(0, x)",
            "PyTorch": "F.softplus(x, threshold=40)",
        },
        "derivative": {
            "SciPy": "special.expit(x)",
            "NumPy": "1 / (1 + np.exp(-x))",
            "PyTorch": "slope(partial(F.softplus, threshold=40), x)",
        },
    },
    "swish": {
        "value": {
            "SciPy": "x * special.expit(x)",
            "NumPy": "x / (1 + np.exp(-x))",
            "PyTorch": "F.silu(x)",
        },
        "derivative": {
            "SciPy": "special.expit(x) * (1 + x * special.expit(-x))",
            "PyTorch": "slope(F.silu, x)",
        },
    },
    "maxout": {
        "value": {"NumPy": "z.max(axis=1)", "PyTorch": "z.amax(1)"},
        "derivative": {"NumPy": "np.eye(10)[z.argmax(axis=1)]"},
    },
    "softmax": {
        "value": {
            "SciPy": "special.softmax(z, axis=1)",
            "PyTorch": "torch.softmax(z, 1)",
        },
        "vjp": {
            "SciPy": "(s := special.softmax(z, axis=1)) * (g - (s * g).sum(axis=1, keepdims=True))",
            "PyTorch": "pulled_back(partial(torch.softmax, dim=1), z, g)",
        },
    },
    "log_softmax": {
        "value": {
            "SciPy": "special.log_softmax(z, axis=1)",
            "PyTorch": "torch.log_softmax(z, 1)",
        },
        "vjp": {
            "SciPy": "g - special.softmax(z, axis=1) * g.sum(axis=1, keepdims=True)",
            "PyTorch": "pulled_back(partial(torch.log_softmax, dim=1), z, g)",
        },
    },
    "logsumexp": {
        "value": {"SciPy": "special.logsumexp(z, axis=1)", "PyTorch": "torch.logsumexp(z, 1)"},
        "vjp": {
            "SciPy": "g[:, None] * special.softmax(z, axis=1)",
            "PyTorch": "pulled_back(partial(torch.logsumexp, dim=1), z, g)",
        },
    },
}


def pulled_back(function, x, g):
    """Return g times the derivative of a PyTorch function at x, by one forward and one backward pass."""
    x = x.detach().requires_grad_()
    return torch.autograd.grad(function(x), x, g)[0]


def slope(function, x):
    """Return the derivative of an elementwise PyTorch function at x."""
    return pulled_back(function, x, torch.ones_like(x))


def gradient(function, y_true, y_pred):
    """Return the gradient of a PyTorch loss by the prediction."""
    return pulled_back(lambda prediction: function(prediction, y_true), y_pred, None)


if torch:
    NAMES |= {
        "torch": torch,
        "F": torch.nn.functional,
        "gradient": gradient,
        "slope": slope,
        "pulled_back": pulled_back,
        "zero": torch.zeros((), dtype=torch.float64),
        "quarter": torch.full((1,), 0.25, dtype=torch.float64),
    }


def compiled(expression, letters):
    """Return an expression of the table as a function of its letters."""
    return eval(f"lambda {', '.join(letters)}: {expression}", NAMES)  # our own text, from above


def available():
    """Return the libraries of the table that are installed."""
    return [library for library in LIBRARIES if library != "PyTorch" or torch]


def installed(expressions):
    """Return those of the expressions, by library, whose library is installed."""
    return {library: expressions[library] for library in available() if library in expressions}
