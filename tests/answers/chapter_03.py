"""Answers to the assignment on the sigmoid and binary cross-entropy, written as students write them."""

RIGHT = {
    "two-probabilities": {
        "cases by masks": """
def stable(z):
    p = np.empty(z.shape)
    right = z >= 0
    p[right] = 1 / (1 + np.exp(-z[right]))
    p[~right] = np.exp(z[~right]) / (1 + np.exp(z[~right]))
    return p

def two_probabilities(z):
    return stable(z), stable(-z)
""",
        "np.where on |z|": """
def two_probabilities(z):
    e = np.exp(-np.abs(z))
    large, small = 1 / (1 + e), e / (1 + e)
    return np.where(z >= 0, large, small), np.where(z >= 0, small, large)
""",
        "scipy, list": """
def two_probabilities(z):
    from scipy.special import expit
    return [expit(z), expit(-z)]
""",
        "logarithms": """
def two_probabilities(z):
    return np.exp(-np.logaddexp(0, -z)), np.exp(-np.logaddexp(0, z))
""",
        "loop": """
def two_probabilities(z):
    from math import exp
    p, q = np.zeros(z.shape), np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        e = exp(-abs(z[place]))
        pair = 1 / (1 + e), e / (1 + e)
        p[place], q[place] = pair if z[place] >= 0 else pair[::-1]
    return p, q
""",
        "scores held within 500": """
def two_probabilities(z):
    z = np.clip(z, -500, 500)
    return 1 / (1 + np.exp(-z)), np.exp(-z) / (1 + np.exp(-z))
""",
        "float32": """
def two_probabilities(z):
    z = z.astype(np.float32)
    return 1 / (1 + np.exp(-z)), 1 / (1 + np.exp(z))
""",
    },
    "bce": {
        "scipy": """
def binary_cross_entropy(y, p):
    from scipy.special import xlog1py, xlogy
    return -(xlogy(y, p) + xlog1py(1 - y, -p)).mean()
""",
        "loop with if": """
def binary_cross_entropy(y, p):
    total = 0.0
    for label, probability in zip(y, p):
        if label > 0:
            total -= label * np.log(probability)
        if label < 1:
            total -= (1 - label) * np.log(1 - probability)
    return total / len(y)
""",
        "where inside the logarithm": """
def binary_cross_entropy(y, p):
    a = y * np.log(np.where(y == 0, 1.0, p))
    b = (1 - y) * np.log(np.where(y == 1, 1.0, 1 - p))
    return np.mean(-a - b, keepdims=True)
""",
        "nan replaced by 0": """
def binary_cross_entropy(y, p):
    each = -np.nan_to_num(y * np.log(p), nan=0.0, neginf=-np.inf)
    each -= np.nan_to_num((1 - y) * np.log(1 - p), nan=0.0, neginf=-np.inf)
    return np.sum(each) / each.size
""",
        "masks and log1p": """
def binary_cross_entropy(y, p):
    ones, zeros = y > 0, y < 1
    total = np.dot(y[ones], np.log(p[ones])) + np.dot(1 - y[zeros], np.log1p(-p[zeros]))
    return -total / y.size
""",
    },
    "bce-derivation": {
        "four steps": """
y, p = sp.symbols("y p", positive=True)
steps = [
    (-y / p + (1 - y) / (1 - p)) * (p * (1 - p)),
    -y * (1 - p) + p * (1 - y),
    -y + y * p + p * (1 - y),
    p - y,
]
""",
        "SymPy writes the first step, other assumptions, a tuple": """
y, p = sp.symbols("y p")
loss = -y * sp.log(p) - (1 - y) * sp.log(1 - p)
steps = (sp.diff(loss, p) * p * (1 - p), (1 - y) * p - y * (1 - p), p - y)
""",
        "by the common denominator": """
y, p = sp.symbols("y p", positive=True)
steps = [
    (-y / p + (1 - y) / (1 - p)) * p * (1 - p),
    sp.Mul((p - y) / (p * (1 - p)), p, 1 - p, evaluate=False),
    p - y,
]
""",
    },
    "square-slope": {
        "by hand": """
y, z = sp.symbols("y z", real=True)
s = 1 / (1 + sp.exp(-z))
square_slope = 2 * (s - y) * s * (1 - s)
""",
        "multiplied out": """
y, z = sp.symbols("y z")
square_slope = sp.expand(sp.diff((sp.exp(z) / (1 + sp.exp(z)) - y) ** 2, z))
""",
        "tanh": """
y, z = sp.symbols("y z", real=True)
s = (1 + sp.tanh(z / 2)) / 2
square_slope = 2 * (s - y) * sp.diff(s, z)
""",
        "hyperbolic cosine": """
y, z = sp.symbols("y z", real=True)
square_slope = (1 / (1 + sp.exp(-z)) - y) / (2 * sp.cosh(z / 2) ** 2)
""",
    },
    "pull": {
        "to three decimals": "z_strongest, z_thousandth = 0.693, 8",
        "search": """
grid = np.linspace(0, 5, 50001)
p = activations.sigmoid(grid)
z_strongest = grid[np.argmax(2 * p**2 * (1 - p))]
z_thousandth = np.int64(8)
""",
    },
    "breaking-scores": {
        "search": """
p = lambda z: 1 / (1 + np.exp(-z))
with np.errstate(all="ignore"):
    breaks_right = next(z for z in range(1, 1000) if np.isinf(-np.log(1 - p(float(z)))))
    breaks_left = next(z for z in range(-1, -1000, -1) if np.isinf(-np.log(p(float(z)))))
""",
        "floats": "breaks_right, breaks_left = 37.0, -710.0",
    },
    "bce-logits": {
        "logaddexp": """
def binary_cross_entropy_with_logits(y, z):
    y, z = np.array(y, dtype=float), np.array(z, dtype=float)
    return np.mean(y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))
""",
        "one line": """
def binary_cross_entropy_with_logits(y, z):
    y, z = np.asarray(y, float), np.asarray(z, float)
    return (np.maximum(z, 0) - y * z + np.log1p(np.exp(-abs(z)))).mean()
""",
        "loop over entries": """
def binary_cross_entropy_with_logits(y, z):
    from math import exp, log1p
    terms = []
    for label, score in zip(np.ravel(y), np.ravel(z)):
        label, score = float(label), float(score)
        if score >= 0:
            terms.append((1 - label) * score + log1p(exp(-score)))
        else:
            terms.append(-label * score + log1p(exp(score)))
    return sum(terms) / len(terms)
""",
        "cases by np.where, einsum": """
def binary_cross_entropy_with_logits(y, z):
    y, z = np.asarray(y, float).ravel(), np.asarray(z, float).ravel()
    e = np.log1p(np.exp(-np.abs(z)))
    below = np.where(z < 0, -z, 0) + e
    above = np.where(z > 0, z, 0) + e
    return (np.einsum("i,i->", y, below) + np.einsum("i,i->", 1 - y, above)) / y.size
""",
        "float32": """
def binary_cross_entropy_with_logits(y, z):
    y, z = np.asarray(y, np.float32), np.asarray(z, np.float32)
    return np.mean(y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))
""",
        "log of expit": """
def binary_cross_entropy_with_logits(y, z):
    from scipy.special import log_expit
    y, z = np.asarray(y, float), np.asarray(z, float)
    return -np.average(y * log_expit(z) + (1 - y) * log_expit(-z))
""",
    },
    "bce-logits-gradient": {
        "expanded": """
def bce_gradient(y, z, pos_weight=1.0):
    p = activations.sigmoid(z)
    return (p - y * p - pos_weight * y + pos_weight * y * p) / np.size(z)
""",
        "own sigmoid, chain rule": """
def bce_gradient(y, z, pos_weight=1.0):
    p, q = 1 / (1 + np.exp(-z)), 1 / (1 + np.exp(z))
    by_p = -pos_weight * y / p + (1 - y) / q
    return by_p * p * q / y.size
""",
        "residual and rest": """
def bce_gradient(y, z, pos_weight=1):
    p = activations.sigmoid(np.asarray(z, dtype=float))
    slope = p - y
    slope = slope + (pos_weight - 1) * y * (p - 1)
    return slope / np.prod(z.shape)
""",
        "loop": """
def bce_gradient(y, z, pos_weight=1.0):
    slopes = np.empty(np.shape(z))
    for i, (label, p) in enumerate(zip(np.ravel(y), np.ravel(activations.sigmoid(z)))):
        slopes.flat[i] = (1 - label) * p - pos_weight * label * (1 - p)
    slopes /= slopes.size
    return slopes
""",
    },
    "logistic-descent": {
        "loss computed by hand, list": """
def descend(X, y, eta, steps, l2=0.0):
    def J(w):
        z = X @ w
        return np.mean(np.logaddexp(0, z) - y * z) + 0.5 * l2 * w @ w

    w = np.zeros(X.shape[1])
    curve = [J(w)]
    for _ in range(steps):
        p = 1 / (1 + np.exp(-X @ w))
        w -= eta * (np.mean((p - y)[:, None] * X, axis=0) + l2 * w)
        curve.append(J(w))
    return list(w), curve
""",
        "curve filled in, einsum": """
def descend(X, y, eta, steps, l2=0.0):
    n, d = X.shape
    w, curve = np.zeros(d), np.empty(steps + 1)
    for k in range(steps + 1):
        z = np.einsum("nd,d->n", X, w)
        curve[k] = losses.binary_cross_entropy_with_logits(y, z) + l2 * np.dot(w, w) / 2
        if k == steps:
            return w, curve
        w = w - eta / n * np.einsum("nd,n->d", X, activations.sigmoid(z) - y) - eta * l2 * w
""",
        "gradient of the loss by scores": """
def descend(X, y, eta, steps, l2=0.0):
    bce = losses.binary_cross_entropy_with_logits
    weights = [np.zeros(X.shape[1])]
    for _ in range(steps):
        w = weights[-1]
        weights.append((1 - eta * l2) * w - eta * X.T @ bce.gradient(y, X @ w))
    return weights[-1], np.array([bce(y, X @ w) + l2 / 2 * np.linalg.norm(w) ** 2 for w in weights])
""",
        "loops over samples": """
def descend(X, y, eta, steps, l2=0.0):
    w = [0.0] * len(X[0])
    curve = []
    for step in range(steps + 1):
        z = np.array([sum(a * b for a, b in zip(row, w)) for row in X])
        curve.append(losses.binary_cross_entropy_with_logits(y, z) + l2 / 2 * sum(a * a for a in w))
        if step < steps:
            p = activations.sigmoid(z)
            slopes = [sum((p - y) * X[:, j]) / len(y) + l2 * w[j] for j in range(len(w))]
            w = [a - eta * b for a, b in zip(w, slopes)]
    return np.array(w), np.array(curve)
""",
    },
    "descent-curve": {
        "other rates": "eta_falls, eta_rises, steps_from_mean = 0.3, 0.375, 2",
    },
    "zero-gradient": {
        "the other way": "probabilities = [0.625, 0.25, 0.625]",
        "extreme, array": "probabilities = np.array([0.75, 0.0, 0.75])",
        "thirds": "probabilities = (0.5 + 1 / 6, 0.5 - 1 / 3, 0.5 + 1 / 6)",
    },
}

WRONG = {
    "pull": [
        "z_strongest, z_thousandth = 2 / 3, 8",  # p for z
        "z_strongest, z_thousandth = 0.7, 8",
        "z_strongest, z_thousandth = 0.0, 8",  # where the sigmoid is steepest
        "z_strongest, z_thousandth = 0.693, 7",
        "z_strongest, z_thousandth = 0.693, 9",
        "z_strongest, z_thousandth = 0.693, 7.6",
        "z_strongest, z_thousandth = 0.693, -8",
        "z_strongest, z_thousandth = -0.693, 8",
    ],
    "breaking-scores": [
        "breaks_right, breaks_left = 36, -710",
        "breaks_right, breaks_left = 38, -710",
        "breaks_right, breaks_left = 37, -37",
        "breaks_right, breaks_left = 37, -711",
        "breaks_right, breaks_left = -710, 37",
        "breaks_right, breaks_left = 36.8, -709.8",
    ],
    "descent-curve": [
        "eta_falls, eta_rises, steps_from_mean = 0.3, 0.5, 2",  # too far apart
        "eta_falls, eta_rises, steps_from_mean = 0.4, 0.45, 2",  # both rise
        "eta_falls, eta_rises, steps_from_mean = 0.3, 0.35, 2",  # both fall
        "eta_falls, eta_rises, steps_from_mean = 0.4, 0.35, 2",
        "eta_falls, eta_rises, steps_from_mean = 0.35, 0.4, 50",
        "eta_falls, eta_rises, steps_from_mean = 0.35, 0.4, 1",
        "eta_falls, eta_rises, steps_from_mean = 0.35, 0.4, 1000",
    ],
    "zero-gradient": [
        "probabilities = [0.2, 0.8, 0.2]",  # the derivative by b is left
        "probabilities = [0.5, 0.5, 0.5]",
        "probabilities = [0.25, 0.5, 0.75]",
        "probabilities = [0.45, 0.6, 0.45]",  # too near
        "probabilities = [0.9, -0.3, 0.9]",
        "probabilities = [0.375, 0.75]",
        "probabilities = []",
    ],
}
