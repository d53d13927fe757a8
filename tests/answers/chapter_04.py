"""Answers to the assignment on softmax and categorical cross-entropy."""

RIGHT = {
    "softmax": {
        "loop over rows": """
def softmax(Z):
    rows = []
    for z in Z:
        largest = max(z)
        e = [np.exp(float(score) - float(largest)) for score in z]
        rows.append([part / sum(e) for part in e])
    return np.array(rows)
""",
        "transposed": """
def softmax(Z):
    Zt = np.array(Z, dtype=float).T
    Zt = Zt - Zt.max(axis=0)
    e = np.exp(Zt)
    return (e / e.sum(axis=0)).T
""",
        "from the logarithm": """
def softmax(Z):
    Z = np.asarray(Z, dtype=float)
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1)[:, None])
""",
        "one over a sum of differences": """
def softmax(Z):
    Z = np.asarray(Z, float)
    return 1 / np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2)
""",
        "scipy, on the last axis": """
from scipy import special

def softmax(Z):
    return special.softmax(np.asarray(Z, dtype=float), axis=-1)
""",
        "float32, einsum, helper": """
def shifted(Z):
    Z = np.asarray(Z, np.float32)
    return Z - np.max(Z, axis=1, keepdims=True)

def softmax(Z, axis=1):
    e = np.exp(shifted(Z))
    return np.einsum("nc,n->nc", e, 1 / e.sum(axis=axis))
""",
        "in place, on a copy": """
def softmax(Z):
    Z = np.array(Z, dtype=float)
    Z -= Z.max(1)[:, np.newaxis]
    np.exp(Z, out=Z)
    Z /= Z.sum(1)[:, np.newaxis]
    return Z
""",
    },
    "softmax-jacobian": {
        "two loops": """
def softmax_jacobian(p):
    C = len(p)
    J = np.empty((C, C))
    for k in range(C):
        for j in range(C):
            J[k, j] = p[k] * (1 - p[k]) if k == j else -p[k] * p[j]
    return J
""",
        "broadcast": """
def softmax_jacobian(p):
    return p[:, None] * (np.eye(p.size) - p)
""",
        "einsum, list": """
def softmax_jacobian(p):
    return (np.diag(p) - np.einsum("k,j->kj", p, p)).tolist()
""",
        "column times row": """
def softmax_jacobian(p):
    column = np.reshape(p, (-1, 1))
    return np.diagflat(column) - column @ column.T
""",
        "complex step through the logarithm": """
def softmax_jacobian(p):
    z = np.log(p)
    J = np.empty((len(z), len(z)))
    for j in range(len(z)):
        moved = z.astype(complex)
        moved[j] += 1e-20j
        e = np.exp(moved)
        J[:, j] = (e / e.sum()).imag / 1e-20
    return J
""",
    },
    "softmax-overflow": {
        "rounded": "largest, z_true, z_other = 709.782, -400, 400",
        "arrays": "largest, z_true, z_other = np.float64(709.7825), np.array(5.0), np.array(1000.0)",
    },
    "softmax-ce": {
        "logaddexp": """
def softmax_cross_entropy(y, Z):
    return float(np.mean(np.logaddexp.reduce(Z, axis=1) - np.take_along_axis(Z, y[:, None], 1)[:, 0]))
""",
        "loop": """
def softmax_cross_entropy(y, Z):
    total = 0.0
    for label, z in zip(y, Z):
        m = max(z)
        total += m - z[label] + np.log(sum(np.exp(v - m) for v in z))
    return total / len(y)
""",
        "log-softmax, then one entry": """
def log_softmax(Z):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    return Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))

def softmax_cross_entropy(y, Z):
    return -log_softmax(Z)[range(len(y)), y].mean()
""",
        "one-hot rows, einsum": """
def softmax_cross_entropy(y, Z):
    Z = Z - Z.max(axis=1)[:, None]
    log_p = Z - np.log(np.exp(Z).sum(axis=1))[:, None]
    return -np.einsum("nc,nc->", np.eye(Z.shape[1])[y], log_p) / Z.shape[0]
""",
        "true score taken off first": """
def softmax_cross_entropy(y, Z):
    D = Z - Z[np.arange(len(y)), y].reshape(-1, 1)
    m = D.max(axis=1)
    return np.average(m + np.log(np.exp(D - m.reshape(-1, 1)).sum(axis=1)))
""",
        "scipy": """
from scipy.special import logsumexp

def softmax_cross_entropy(y, Z):
    return (logsumexp(Z, axis=1) - Z[np.arange(len(y)), y]).mean(keepdims=True)
""",
    },
    "softmax-ce-steps": {
        "SymPy's own derivative first": """
z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
y_0, y_1 = sp.symbols("y_0 y_1", real=True)
y_2 = 1 - y_0 - y_1
S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
L = -y_0 * sp.log(p_0) - y_1 * sp.log(p_1) - y_2 * sp.log(p_2)
softmax_ce_steps = [
    sp.diff(L, z_0),
    -y_0 * (1 - p_0) - y_1 * (0 - p_0) - y_2 * (0 - p_0),
    -y_0 + y_0 * p_0 + y_1 * p_0 + y_2 * p_0,
    -y_0 + p_0,
]
""",
        "quotient rule written out": """
z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
y_0, y_1 = sp.symbols("y_0 y_1", real=True)
y_2 = 1 - y_0 - y_1
S = sp.exp(z_0) + sp.exp(z_1) + sp.exp(z_2)
p_0, p_1, p_2 = sp.exp(z_0) / S, sp.exp(z_1) / S, sp.exp(z_2) / S
e_0, e_1, e_2 = sp.exp(z_0), sp.exp(z_1), sp.exp(z_2)
softmax_ce_steps = [
    -y_0 / p_0 * (e_0 * S - e_0 * e_0) / S**2 + y_1 / p_1 * e_1 * e_0 / S**2 + y_2 / p_2 * e_2 * e_0 / S**2,
    -y_0 / p_0 * p_0 * (1 - p_0) + (y_1 + y_2) * p_0,
    -y_0 + p_0,
]
""",
        "from the logarithm of the sum, other symbols, tuple": """
z = sp.symbols("z_0:3")
y_0, y_1 = sp.symbols("y_0 y_1")
S = sum(sp.exp(z_k) for z_k in z)
L = sp.log(S) - y_0 * z[0] - y_1 * z[1] - (1 - y_0 - y_1) * z[2]
softmax_ce_steps = (
    -y_0 + (y_0 + y_1) * sp.exp(z[0]) / S + (1 - y_0 - y_1) * sp.exp(z[0]) / S,
    sp.diff(L, z[0]),
    1 / (1 + sp.exp(z[1] - z[0]) + sp.exp(z[2] - z[0])) - y_0,
)
""",
    },
    "softmax-ce-gradient": {
        "indexed, in place on the probabilities": """
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    n, C = Z.shape
    g = activations.softmax(Z)
    g[np.arange(n), y] -= 1 - label_smoothing
    g -= label_smoothing / C
    g /= n
    return g
""",
        "own softmax, one-hot rows": """
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    Y = (y[:, None] == np.arange(Z.shape[1])).astype(float)
    Y = Y * (1 - label_smoothing) + label_smoothing / Z.shape[1]
    return (p - Y) / len(y)
""",
        "loop, list of rows": """
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    eps = label_smoothing
    rows = []
    for label, z in zip(y, Z):
        p = activations.softmax(z)
        target = [eps / len(z) + (1 - eps if k == label else 0) for k in range(len(z))]
        rows.append([(p[k] - target[k]) / len(Z) for k in range(len(z))])
    return rows
""",
        "through the Jacobian": """
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    P = activations.softmax(Z)
    T = label_smoothing / Z.shape[1] + (1 - label_smoothing) * np.eye(Z.shape[1])[y]
    J = np.einsum("nk,kj->nkj", P, np.eye(Z.shape[1])) - np.einsum("nk,nj->nkj", P, P)
    return np.einsum("nk,nkj->nj", -T / P, J) / len(Z)
""",
    },
    "temperature-derivative": {
        "by hand": """
z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
T = sp.symbols("T", positive=True)
S = sum(sp.exp(z / T) for z in (z_0, z_1, z_2))
temperature_derivative = (z_0 - sum(z * sp.exp(z / T) / S for z in (z_0, z_1, z_2))) / T**2
""",
        "from minus log p, symbols without assumptions": """
z_0, z_1, z_2, T = sp.symbols("z_0 z_1 z_2 T")
p = sp.exp(z_0 / T) / (sp.exp(z_0 / T) + sp.exp(z_1 / T) + sp.exp(z_2 / T))
temperature_derivative = sp.diff(-sp.log(p), T)
""",
        "differences of scores": """
z_0, z_1, z_2 = sp.symbols("z_0 z_1 z_2", real=True)
T = sp.symbols("T", positive=True)
a, b = (z_1 - z_0) / T, (z_2 - z_0) / T
temperature_derivative = -(a * sp.exp(a) + b * sp.exp(b)) / (1 + sp.exp(a) + sp.exp(b)) / T
""",
    },
    "softmax-kl": {
        "loop": """
def kl_divergence(P, Q):
    total = 0.0
    for p, q in zip(P, Q):
        if p > 0:
            total += p * (np.log(p) - np.log(q))
    return total
""",
        "where": """
def kl_divergence(P, Q):
    ratio = np.where(P > 0, P / Q, 1.0)
    return np.sum(np.where(P > 0, P * np.log(ratio), 0.0))
""",
        "nansum": """
def kl_divergence(P, Q):
    return np.nansum(P * np.log(P / Q))
""",
        "scipy": """
from scipy.special import rel_entr

def kl_divergence(P, Q):
    return rel_entr(P, Q).sum()
""",
        "list comprehension, infinity by hand": """
def kl_divergence(P, Q):
    if any(p > 0 and q == 0 for p, q in zip(P, Q)):
        return float("inf")
    return sum(p * np.log(p / q) for p, q in zip(P, Q) if p)
""",
        "cross-entropy minus entropy": """
def kl_divergence(P, Q):
    seen = np.flatnonzero(P)
    return P[seen] @ -np.log(Q[seen]) - P[seen] @ -np.log(P[seen])
""",
    },
    "softmax-units": {
        "typed": """
nats_0, nats_1, nats_2 = 0.693, 0.611, 0.765
row_in_bits, row_in_neither = 2, 0
""",
        "arrays": """
nats_0, nats_1, nats_2 = -np.log(np.array([[0.5, 0.5], [0.7, 0.3], [0.9, 0.1]])) @ [0.7, 0.3]
row_in_bits, row_in_neither = np.int64(2), 0.0
""",
    },
    "softmax-train": {
        "own loss and gradient": """
def train(X, y, classes, eta, steps):
    n, d = X.shape
    W, b = np.zeros((d, classes)), np.zeros((1, classes))
    Y = np.eye(classes)[y]
    curve = np.empty(steps)
    for k in range(steps):
        Z = X @ W + b
        Z -= Z.max(axis=1, keepdims=True)
        log_p = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
        curve[k] = -(Y * log_p).sum() / n
        G = (np.exp(log_p) - Y) / n
        W -= eta * X.T @ G
        b -= eta * np.ones((1, n)) @ G
    return W, b[0], curve
""",
        "bias as a column of ones": """
def train(X, y, classes, eta, steps):
    X = np.column_stack([X, np.ones(len(X))])
    W = np.zeros((X.shape[1], classes))
    history = []
    while len(history) < steps:
        history += [losses.softmax_cross_entropy(y, X @ W)]
        W = W - eta * np.einsum("nd,nc->dc", X, losses.softmax_cross_entropy.gradient(y, X @ W))
    return W[:-1], W[-1], history
""",
        "softmax of lossedu, lists": """
def train(X, y, classes, eta, steps):
    W, b, history = np.zeros((X.shape[1], classes)), np.zeros(classes), []
    for _ in range(steps):
        p = activations.softmax(X @ W + b)
        history.append(-np.log(p[range(len(y)), y]).mean())
        p[range(len(y)), y] -= 1
        W, b = W - eta / len(X) * X.T @ p, b - eta * p.mean(axis=0)
    return [W.tolist(), b.tolist(), history]
""",
    },
    "softmax-curve": {
        "typed": "first_of_ten, floor, below_floor, eta_too_large = 2.303, 0.5514, 8, 500",
        "arrays": """
first_of_ten = losses.softmax_cross_entropy(np.array([3]), np.zeros((1, 10)))
floor = losses.softmax_cross_entropy([0], [[1.0, 0.0, 0.0]])
below_floor = np.flatnonzero(curve(0.1, 40) < floor)[0]
eta_too_large = np.float32(1000.0)
""",
    },
}

WRONG = {
    "softmax-overflow": [
        "largest, z_true, z_other = 709, 0, 800",  # 709.001 does not overflow
        "largest, z_true, z_other = 710, 0, 800",  # overflows itself
        "largest, z_true, z_other = 709.782, 800, 0",  # the true class is the other one
        "largest, z_true, z_other = 709.782, 0, 100",  # stored well above 0
        "largest, z_true, z_other = 709.782, 0, 2000",  # the loss is 2000
        "largest, z_true, z_other = 88.7, 0, 800",  # float32
        "largest, z_true, z_other = np.inf, 0, np.inf",
        "largest, z_true, z_other = 709.782, np.nan, 800",
    ],
    "softmax-units": [
        "nats_0, nats_1, nats_2, row_in_bits, row_in_neither = 1.0, 0.881, 1.103, 2, 0",
        "nats_0, nats_1, nats_2, row_in_bits, row_in_neither = 0.985, 0.610, 1.100, 2, 0",
        "nats_0, nats_1, nats_2, row_in_bits, row_in_neither = 0.693, 0.611, 0.765, 1, 0",
        "nats_0, nats_1, nats_2, row_in_bits, row_in_neither = 0.693, 0.611, 0.765, 2, 1",
        "nats_0, nats_1, nats_2, row_in_bits, row_in_neither = 0.693, 0.611, 0.765, 2, 5",
        "nats_0, nats_1, nats_2, row_in_bits, row_in_neither = 0.693, 0.611, 0.765, -1, 0",
        "nats_0 = nats_1 = nats_2 = row_in_bits = row_in_neither = 0",
        "nats_0, nats_1, nats_2, row_in_bits, row_in_neither = 'abcde'",
    ],
    "softmax-curve": [
        "first_of_ten, floor, below_floor, eta_too_large = 1.0986, 0.5514, 8, 100",  # three classes
        "first_of_ten, floor, below_floor, eta_too_large = 3.3219, 0.5514, 8, 100",  # bits
        "first_of_ten, floor, below_floor, eta_too_large = 2.3026, 0.0, 8, 100",
        "first_of_ten, floor, below_floor, eta_too_large = 2.3026, 1.5514, 0, 100",  # the 1 stays
        "first_of_ten, floor, below_floor, eta_too_large = 2.3026, 0.5514, 9, 100",  # counted from 1
        "first_of_ten, floor, below_floor, eta_too_large = 2.3026, 0.5514, 8, 1",
        "first_of_ten, floor, below_floor, eta_too_large = 2.3026, 0.5514, 8, 1e9",
        "first_of_ten, floor, below_floor, eta_too_large = 2.3026, 0.5514, 8, -1",
    ],
}
