"""Answers to the assignment on the activation zoo, in other styles than the solution's, and wrong numbers."""

RIGHT = {
    "leaky-relu": {
        "maximum and minimum": """
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.maximum(x, 0) + slope * np.minimum(x, 0)
""",
        "copy and mask": """
def leaky_relu(x, slope=0.01):
    result = np.array(x, dtype=float)
    below = result < 0
    result[below] *= slope
    return result
""",
        "loop over all entries": """
def leaky_relu(x, slope=0.01):
    x = np.array(x, float)
    out = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        out[i] = x[i] if x[i] > 0 else slope * x[i]
    return out
""",
        "vectorize, keyword": """
def one(v, slope):
    if v > 0:
        return float(v)
    return float(slope * v)

def leaky_relu(x, slope=0.01):
    return np.vectorize(one, otypes=[float])(x, slope=slope)
""",
        "float32, mean of slopes": """
def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=np.float32)
    return (1 + slope) / 2 * x + (1 - slope) / 2 * np.abs(x)
""",
    },
    "leaky-relu-slope": {
        "subgradient 1": """
def leaky_relu_derivative(x, slope=0.01):
    return np.where(x < 0, slope, 1.0)
""",
        "subgradient between": """
def leaky_relu_derivative(x, slope=0.01):
    return (1 + slope) / 2 + (1 - slope) / 2 * np.sign(x)
""",
        "filled in, list": """
def leaky_relu_derivative(x, slope=0.01):
    out = np.full(np.shape(x), float(slope))
    out[np.asarray(x) > 0] = 1
    return out.tolist()
""",
        "masks": """
def leaky_relu_derivative(x, slope=0.01):
    x = np.array(x, dtype=float)
    return 1.0 * (x > 0) + slope * (x <= 0)
""",
    },
    "prelu-slope": {
        "einsum": """
def prelu_slope_gradient(X, G):
    return np.einsum("ic,ic->c", G, np.where(X < 0, X, 0.0))
""",
        "loops": """
def prelu_slope_gradient(X, G):
    n, channels = X.shape
    total = [0.0] * channels
    for i in range(n):
        for c in range(channels):
            if X[i, c] <= 0:
                total[c] += G[i, c] * X[i, c]
    return total
""",
        "masks": """
def prelu_slope_gradient(X, G):
    return ((X <= 0) * X * G).sum(axis=0)
""",
        "diagonal of a matrix product": """
def prelu_slope_gradient(X, G):
    return np.diag(G.T @ np.clip(X, None, 0))
""",
    },
    "tanh-steps": {
        "one denominator": """
x = sp.symbols("x", real=True)
E = sp.exp(2 * x)
tanh_steps = [
    4 * sp.exp(-2 * x) / (1 + sp.exp(-2 * x)) ** 2,
    4 * E / (E + 1) ** 2,
    1 - ((E - 1) / (E + 1)) ** 2,
    1 - sp.tanh(x) ** 2,
]
""",
        "by SymPy, as a tuple, factors": """
x = sp.symbols("x", real=True)
d = sp.diff(2 / (1 + sp.exp(-2 * x)) - 1, x)
f = 2 / (1 + sp.exp(-2 * x)) - 1
tanh_steps = (d, (1 - f) * (1 + f), (1 - sp.tanh(x)) * (1 + sp.tanh(x)))
""",
        "symbol without assumptions": """
x = sp.Symbol("x")
s = 1 / (1 + sp.exp(-2 * x))
tanh_steps = [4 * s * (1 - s), 1 - (2 * s - 1) ** 2, 1 - sp.tanh(x) ** 2]
""",
    },
    "elu-failures": {
        "others": "x_nan, x_lost = 710, -1e-17",
        "arrays": "x_nan, x_lost = np.array(5000.0), np.float64(-5e-18)",
    },
    "elu-stable": {
        "sum of both sides": """
def elu(x, alpha=1.0):
    return np.maximum(x, 0) + alpha * np.expm1(np.minimum(x, 0))
""",
        "masks on a copy": """
def elu(x, alpha=1.0):
    out = np.array(x, dtype=float)
    left = out <= 0
    out[left] = alpha * np.expm1(out[left])
    return out
""",
        "where alone": """
def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(x))
""",
        "loop with math": """
import math

def elu(x, alpha=1.0):
    values = [v if v > 0 else alpha * math.expm1(v) for v in np.ravel(x)]
    return np.reshape(values, np.shape(x))
""",
        "tanh": """
def elu(x, alpha=1.0):
    half = np.minimum(x, 0) / 2
    return np.where(x > 0, x, alpha * 2 * np.tanh(half) / (1 - np.tanh(half)))
""",
    },
    "swish-slope": {
        "by hand": """
x, beta = sp.symbols("x beta", real=True)
s = 1 / (1 + sp.exp(-beta * x))
swish_slope = s + beta * x * s * (1 - s)
""",
        "from the value, no assumptions": """
x, beta = sp.symbols("x beta")
s = sp.exp(beta * x) / (1 + sp.exp(beta * x))
swish_slope = s + beta * (x * s) * (1 - s)
""",
        "one fraction, simplified": """
x, beta = sp.symbols("x beta", real=True)
E = sp.exp(-beta * x)
swish_slope = sp.simplify((1 + E + beta * x * E) / (1 + E) ** 2)
""",
        "hyperbolic": """
x, beta = sp.symbols("x beta", real=True)
swish_slope = sp.diff(x * (1 + sp.tanh(beta * x / 2)) / 2, x)
""",
    },
    "swish-derivative": {
        "from the value": """
def swish_derivative(x, beta=1.0):
    s = 1 / (1 + np.exp(-beta * x))
    f = x * s
    return s + beta * f * (1 - s)
""",
        "hyperbolic": """
def swish_derivative(x, beta=1.0):
    t = np.tanh(beta * x / 2)
    return (1 + t) / 2 + beta * x * (1 - t**2) / 4
""",
        "derivative of the sigmoid": """
def swish_derivative(x, beta=1.0):
    gate = lambda z: np.exp(-np.logaddexp(0, -z))
    return gate(beta * x) + beta * x * gate(beta * x) * gate(-beta * x)
""",
        "complex step": """
def swish_derivative(x, beta=1.0):
    z = np.asarray(x) + 1e-20j
    return (z / (1 + np.exp(-beta * z))).imag / 1e-20
""",
        "lambdified": """
t, c = sp.symbols("t c")
slope_of_swish = sp.lambdify([t, c], sp.diff(t / (1 + sp.exp(-c * t)), t), "numpy")

def swish_derivative(x, beta=1.0):
    return slope_of_swish(np.asarray(x), beta)
""",
    },
    "swish-lowest": {
        "numbers": "x_low, y_low, x_left = -1.278465, -0.278465, -5",
        "Newton": """
x_low = -1.0
for _ in range(20):
    s = 1 / (1 + np.exp(-x_low))
    x_low = x_low - (1 + x_low * (1 - s)) / (1 - s - x_low * s * (1 - s))
y_low = x_low / (1 + np.exp(-x_low))
x_left = np.float64(-1000)
""",
        "grid": """
places = np.linspace(-2, -1, 1_000_001)
values = activations.swish(places)
x_low, y_low, x_left = places[values.argmin()], values.min(), -7.5
""",
    },
    "collapse": {
        "from an identity": """
def collapse(weights, biases):
    W, b = np.eye(len(weights[0])), np.zeros(len(weights[0]))
    for U, c in zip(weights, biases):
        W, b = W @ U, b @ U + c
    return W, b
""",
        "probing the layers": """
def run(x, weights, biases):
    for U, c in zip(weights, biases):
        x = x @ U + c
    return x

def collapse(weights, biases):
    inputs = weights[0].shape[0]
    b = run(np.zeros(inputs), weights, biases)
    return np.array([run(e, weights, biases) - b for e in np.eye(inputs)]), b
""",
        "homogeneous coordinates": """
from functools import reduce

def bordered(W, b):
    top = np.hstack([W, np.zeros((len(W), 1))])
    return np.vstack([top, np.append(b, 1.0)])

def collapse(weights, biases):
    M = reduce(np.matmul, map(bordered, weights, biases))
    return [M[:-1, :-1], M[-1, :-1]]
""",
        "recursion from the back": """
def collapse(weights, biases):
    if len(weights) == 1:
        return weights[0], biases[0]
    W, b = collapse(weights[1:], biases[1:])
    return weights[0] @ W, biases[0] @ W + b
""",
    },
    "leaky-start": {
        "division": """
def starting_weights(Z, slope):
    inputs, units = Z.shape
    return Z / np.sqrt(inputs * (1 + slope**2) / 2)
""",
        "gain": """
def gain(slope):
    return (2 / (1 + slope**2)) ** 0.5

def starting_weights(Z, slope):
    return gain(slope) * Z * len(Z) ** -0.5
""",
        "loop, list": """
def starting_weights(Z, slope):
    v = 2 / (Z.shape[0] * (1 + slope * slope))
    return [[z * v**0.5 for z in row] for row in Z]
""",
    },
    "dead-count": {
        "largest sum": """
def dead_units(X, W, b):
    return int(np.count_nonzero((X @ W + b).max(axis=0) <= 0))
""",
        "loops": """
def dead_units(X, W, b):
    dead = 0
    for k in range(len(b)):
        if all(x @ W[:, k] + b[k] < 0 for x in X):
            dead += 1
    return dead
""",
        "sum of outputs": """
def dead_units(X, W, b):
    outputs = np.maximum(np.einsum("nd,dh->nh", X, W) + b, 0)
    return len(b) - np.count_nonzero(outputs.sum(axis=0))
""",
        "not alive, keepdims": """
def dead_units(X, W, b):
    alive = (X @ W + b > 0).any(axis=0)
    return np.sum(~alive, keepdims=True)
""",
    },
    "relu-training": {
        "loops": """
def train(x, y, w, b, v, eta, steps):
    N, H = len(x), len(w)
    w, b, v = list(map(float, w)), list(map(float, b)), list(map(float, v))
    curve = []
    for step in range(steps + 1):
        dw, db, dv, loss = [0.0] * H, [0.0] * H, [0.0] * H, 0.0
        for i in range(N):
            h = [max(0.0, w[k] * x[i] + b[k]) for k in range(H)]
            r = sum(v[k] * h[k] for k in range(H)) - y[i]
            loss += r * r / (2 * N)
            for k in range(H):
                dv[k] += r * h[k] / N
                if h[k] > 0:
                    db[k] += r * v[k] / N
                    dw[k] += r * v[k] * x[i] / N
        curve.append(loss)
        w = [p - eta * g for p, g in zip(w, dw)]
        b = [p - eta * g for p, g in zip(b, db)]
        v = [p - eta * g for p, g in zip(v, dv)]
    return curve
""",
        "columns": """
def train(x, y, w, b, v, eta, steps):
    X = np.array(x, float).reshape(-1, 1)
    Y = np.array(y, float).reshape(-1, 1)
    w = np.array(w, float).reshape(1, -1)
    b = np.array(b, float).reshape(1, -1)
    v = np.array(v, float).reshape(-1, 1)
    losses_seen = np.zeros(steps + 1)
    for t in range(steps + 1):
        A = X @ w + b
        H = A * (A > 0)
        R = (H @ v - Y) / len(X)
        losses_seen[t] = len(X) * (R**2).sum() / 2
        D = R @ v.T * np.heaviside(A, 0.5)
        gw, gb, gv = X.T @ D, D.sum(0, keepdims=True), H.T @ R
        w -= eta * gw
        b -= eta * gb
        v -= eta * gv
    return losses_seen
""",
        "loss and gradients apart": """
def forward(x, y, w, b, v):
    h = np.maximum(np.multiply.outer(x, w) + b, 0.0)
    r = h @ v - y
    return h, r, 0.5 * np.average(r**2)

def train(x, y, w, b, v, eta, steps):
    x, y, w, b, v = [np.asarray(a, dtype=np.float64) for a in (x, y, w, b, v)]
    curve = [forward(x, y, w, b, v)[2]]
    while len(curve) <= steps:
        h, r, _ = forward(x, y, w, b, v)
        delta = np.einsum("i,k,ik->ik", r, v, (h > 0) / x.size)
        w, b = w - eta * np.einsum("ik,i->k", delta, x), b - eta * np.sum(delta, 0)
        v = v - eta * h.T @ r / x.size
        curve.append(forward(x, y, w, b, v)[2])
    return tuple(curve)
""",
    },
    "deadly-rate": {
        "others": "eta_good, eta_slow, eta_deadly = 0.6, 0.001, 11",
        "array": "eta_good, eta_slow, eta_deadly = np.array([0.55, 0.02, 10])",
    },
}

WRONG = {
    "elu-failures": [
        "x_nan, x_lost = 700, -1e-20",
        "x_nan, x_lost = float('nan'), -1e-20",
        "x_nan, x_lost = float('inf'), -1e-20",
        "x_nan, x_lost = 1000, 0",
        "x_nan, x_lost = 1000, 1e-20",
        "x_nan, x_lost = 1000, -1e-10",
        "x_nan, x_lost = -1000, -1e-20",
        "x_nan, x_lost = 1000, 'tiny'",
    ],
    "swish-lowest": [
        "x_low, y_low, x_left = -1.28, -0.278465, -5",
        "x_low, y_low, x_left = -1.278465, -0.27, -5",
        "x_low, y_low, x_left = -0.278465, -1.278465, -5",
        "x_low, y_low, x_left = -1.278465, -0.278465, -2",
        "x_low, y_low, x_left = -1.278465, -0.278465, 5",
        "x_low, y_low, x_left = -1000, 0, -2000",
        "x_low, y_low, x_left = -1.278465, -0.278465, float('nan')",
    ],
    "deadly-rate": [
        "eta_good, eta_slow, eta_deadly = 0.1, 0.01, 10",
        "eta_good, eta_slow, eta_deadly = 2, 0.01, 10",
        "eta_good, eta_slow, eta_deadly = 0.5, 0.5, 10",
        "eta_good, eta_slow, eta_deadly = 0.5, 0.01, 0.5",
        "eta_good, eta_slow, eta_deadly = 0.5, -0.01, 10",
        "eta_good, eta_slow, eta_deadly = 0.5, 0, 10",
    ],
}
