"""Answers to the assignment on the mean squared error: right ones in many styles, and wrong values."""

RIGHT = {
    "mse": {
        "loop": """
def mean_squared_error(y_true, y_pred):
    y_true, y_pred = np.array(y_true, dtype=float), np.array(y_pred, dtype=float)
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError("shapes differ")
    total = 0.0
    for t, p in zip(y_true.flat, y_pred.flat):
        total += float(p - t) ** 2
    return total / y_true.size
""",
        "einsum": """
def mean_squared_error(y_true, y_pred):
    r = np.asarray(y_pred, float) - np.asarray(y_true, float).reshape(np.shape(y_true))
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError("shapes differ")
    r = r.ravel()
    return np.einsum("i,i->", r, r) / r.size
""",
        "keepdims": """
def mean_squared_error(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true, float), np.asarray(y_pred, float)
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    return np.mean((y_true - y_pred) ** 2, keepdims=True)
""",
        "float32": """
def mean_squared_error(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true, np.float32), np.asarray(y_pred, np.float32)
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    return np.mean(np.square(y_true - y_pred))
""",
        "helper function, keyword argument": """
def residuals(y_true, y_pred):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError("shapes differ")
    return np.subtract(y_pred, y_true, dtype=float)

def mean_squared_error(y_true, y_pred, squared=True):
    value = np.average(np.power(residuals(y_true=y_true, y_pred=y_pred), 2))
    return value if squared else np.sqrt(value)
""",
        "lambda": """
def same(a, b):
    if np.shape(a) != np.shape(b):
        raise ValueError("shapes differ")
    return np.asarray(a, float) - np.asarray(b, float)

mean_squared_error = lambda y_true, y_pred: np.linalg.norm(same(y_true, y_pred)) ** 2 / np.size(y_true)
""",
        "prints on the way and returns": """
def mean_squared_error(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true, float), np.asarray(y_pred, float)
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    print("residuals", y_true - y_pred)
    return ((y_true - y_pred) ** 2).mean()
""",
    },
    "mse-gradient": {
        "list for vectors": """
def mean_squared_error_gradient(y_true, y_pred):
    a, b = np.asarray(y_true, float), np.asarray(y_pred, float)
    return (2 / a.size * (b - a)).tolist()
""",
        "other form": """
def mean_squared_error_gradient(y_true, y_pred):
    a, b = np.array(y_true, dtype=float), np.array(y_pred, dtype=float)
    a -= b
    a *= -2.0 / a.size
    return a
""",
        "complex step": """
def mean_squared_error_gradient(y_true, y_pred):
    a, b = np.asarray(y_true, float), np.asarray(y_pred, complex)
    slopes = np.empty(b.shape)
    for i in np.ndindex(b.shape):
        moved = b.copy()
        moved[i] += 1e-20j
        slopes[i] = np.mean((moved - a) ** 2).imag / 1e-20
    return slopes
""",
    },
    "huber": {
        "minimum form": """
def huber(y_true, y_pred, delta=1.0):
    r = np.abs(np.asarray(y_pred) - y_true)
    q = np.minimum(r, delta)
    return np.mean(0.5 * q**2 + delta * (r - q))
""",
        "loop with if, strict bound": """
def huber(y_true, y_pred, delta=1.0):
    terms = []
    for t, p in zip(np.ravel(y_true), np.ravel(y_pred)):
        r = abs(p - t)
        terms.append(r * r / 2 if r < delta else delta * (r - delta / 2))
    return sum(terms) / len(terms)
""",
        "boolean masks": """
def huber(y_true, y_pred, delta=1.0):
    r = np.abs(y_true - y_pred)
    small = r <= delta
    return (r[small] ** 2 / 2).sum() / r.size + (delta * r[~small] - delta**2 / 2).sum() / r.size
""",
    },
    "huber-gradient": {
        "cases": """
def huber_gradient(y_true, y_pred, delta=1.0):
    r = y_pred - y_true
    return np.where(np.abs(r) <= delta, r, delta * np.sign(r)) / r.size
""",
        "scaled": """
def huber_gradient(y_true, y_pred, delta=1.0):
    r = y_pred - y_true
    return r / np.maximum(1, np.abs(r) / delta) / r.size
""",
    },
    "pseudo-huber-derivative": {
        "by hand": """
y, y_hat = sp.symbols("y y_hat", real=True)
delta = sp.symbols("delta", positive=True)
pseudo_huber_derivative = (y_hat - y) / sp.sqrt(1 + ((y_hat - y) / delta) ** 2)
""",
        "other form, symbols without assumptions": """
y, y_hat, delta = sp.symbols("y y_hat delta")
r = y_hat - y
pseudo_huber_derivative = delta * r / sp.sqrt(delta**2 + r**2)
""",
        "decimal numbers": """
y, y_hat, delta = sp.symbols("y y_hat delta", real=True)
pseudo_huber_derivative = 1.0 * (y_hat - y) * (1 + ((y_hat - y) / delta) ** 2) ** -0.5
""",
        "expanded": """
y, y_hat = sp.symbols("y y_hat", real=True)
delta = sp.symbols("delta", positive=True)
pseudo_huber_derivative = sp.expand((y_hat - y) / sp.sqrt(1 + ((y_hat - y) / delta) ** 2))
""",
        "hyperbolic": """
y, y_hat = sp.symbols("y y_hat", real=True)
delta = sp.symbols("delta", positive=True)
pseudo_huber_derivative = delta * sp.tanh(sp.asinh((y_hat - y) / delta))
""",
    },
    "numerical-gradient": {
        "identity matrix, list": """
def numerical_gradient(y_true, y_pred, h=1e-5):
    p = np.asarray(y_pred, float)
    L = lambda v: losses.pseudo_huber(y_true, v)
    return [(L(p + h * e) - L(p - h * e)) / (2 * h) for e in np.eye(len(p))]
""",
        "one entry is enough": """
def numerical_gradient(y_true, y_pred, h=1e-5):
    p = np.asarray(y_pred, float)
    above = losses.pseudo_huber(y_true, p + h, reduction="none")
    below = losses.pseudo_huber(y_true, p - h, reduction="none")
    return (above - below) / (2 * h * len(p))
""",
    },
    "steps": {
        "others": "h_good, h_too_small = 3e-6, 1e-20",
        "arrays": "h_good, h_too_small = np.array(1e-5), np.float32(1e-18)",
    },
    "fit": {
        "pseudo-inverse": "def fit(X, y):\n    return np.linalg.pinv(X) @ y\n",
        "pseudo-inverse of X.T @ X": "def fit(X, y):\n    return np.linalg.pinv(X.T @ X) @ (X.T @ y)\n",
        "singular values": """
def fit(X, y):
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    keep = s > 1e-10 * s[0]
    return Vt[keep].T @ ((U.T @ y)[keep] / s[keep])
""",
        "other weights of the same predictions": """
def fit(X, y):
    chosen = []
    for j in range(X.shape[1]):
        if np.linalg.matrix_rank(X[:, chosen + [j]]) > len(chosen):
            chosen.append(j)
    w = np.zeros(X.shape[1])
    w[chosen] = np.linalg.lstsq(X[:, chosen], y, rcond=None)[0]
    return w
""",
        "list": "def fit(X, y):\n    return list(np.linalg.lstsq(X, y, rcond=None)[0])\n",
    },
    "outlier": {
        "equal numbers": "sample = [1, 1, 1, 1, 100]",
        "negative outlier, array": "sample = np.array([0.0, 0.5, 1.0, 0.5, -500.0])",
        "tuple": "sample = (3, 4, 5, 4, 1e6)",
    },
}

WRONG = {
    "steps": [
        "h_good, h_too_small = 1e-2, 1e-16",
        "h_good, h_too_small = 1e-5, 1e-9",
        "h_good, h_too_small = 1e-5, 0",
    ],
    "outlier": [
        "sample = [1, 2, 3, 2, 12]",  # loss grows less than tenfold
        "sample = [0, 0, 5, 5, 1000]",  # median moves by more than 1
        "sample = [1, 2, 102, 2, 3]",  # outlier is not the last
        "sample = [1, 2, 3, 102]",
        "sample = []",
        "sample = [1, 2, 3, 2, float('nan')]",
        "sample = [1, 2, 3, 2, float('inf')]",
        "sample = 'abc'",
    ],
}
