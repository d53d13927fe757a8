"""Answers to the assignment on backpropagation: right ones in many styles, and wrong values."""

RIGHT = {
    "xor-forward": {
        "loops": """
def forward(X, W_1, b_1, W_2, b_2):
    h, y_hat = [], []
    for x in X:
        units = []
        for j in range(len(b_1)):
            units.append(np.tanh(sum(x[i] * W_1[i][j] for i in range(len(x))) + b_1[j]))
        h.append(units)
        y_hat.append([sum(units[j] * W_2[j][0] for j in range(len(units))) + b_2[0]])
    return h, y_hat
""",
        "np.dot, list of two": """
def forward(X, W_1, b_1, W_2, b_2):
    h = np.tanh(np.dot(X, W_1) + np.array(b_1))
    return [h, np.dot(h, W_2) + np.array(b_2)]
""",
        "ones column, einsum": """
def forward(X, W_1, b_1, W_2, b_2):
    X = np.column_stack([np.asarray(X, float), np.ones(len(X))])
    h = np.tanh(np.einsum("nd,dh->nh", X, np.vstack([W_1, b_1])))
    return h, np.einsum("nh,hk->nk", h, np.asarray(W_2)) + np.asarray(b_2)
""",
        "float32, tanh by exponentials": """
def forward(X, W_1, b_1, W_2, b_2):
    a = np.asarray(X, np.float32) @ np.asarray(W_1, np.float32) + np.asarray(b_1, np.float32)
    h = 1 - 2 / (np.exp(2 * a) + 1)
    return h, h @ np.asarray(W_2, np.float32) + np.asarray(b_2, np.float32)
""",
        "helper function": """
def layer(X, W, b, f):
    return f(np.add(np.matmul(X, W), b))

def forward(X, W_1, b_1, W_2, b_2):
    h = layer(X, W=W_1, b=b_1, f=np.tanh)
    return h, layer(h, W_2, b_2, lambda a: a)
""",
    },
    "hidden-slope": {
        "by hand": """
w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)
h = sp.tanh(w * x + b)
hidden_slope = (v * h + c - y) * v * (1 - h**2) * x
""",
        "symbols without assumptions, sech": """
w, b, v, c, x, y = sp.symbols("w b v c x y")
hidden_slope = v * x * (v * sp.tanh(w * x + b) + c - y) / sp.cosh(w * x + b) ** 2
""",
        "expanded": """
w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)
hidden_slope = sp.expand(sp.diff((v * sp.tanh(w * x + b) + c - y) ** 2 / 2, w))
""",
        "exponentials, decimal numbers": """
w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)
e = sp.exp(2 * (w * x + b))
h = (e - 1) / (e + 1)
hidden_slope = sp.diff(0.5 * (v * h + c - y) ** 2, w)
""",
    },
    "output-layer": {
        "loops": """
def output_gradients(y, y_hat, h):
    n, units = h.shape
    d_output = np.zeros((n, 1))
    dW_2, db_2 = np.zeros((units, 1)), np.zeros(1)
    for i in range(n):
        d_output[i, 0] = (y_hat[i, 0] - y[i, 0]) / n
        db_2[0] += d_output[i, 0]
        for j in range(units):
            dW_2[j, 0] += h[i, j] * d_output[i, 0]
    return d_output, dW_2, db_2
""",
        "einsum": """
def output_gradients(y, y_hat, h):
    d = (y_hat - y) / y.shape[0]
    return d, np.einsum("nh,nk->hk", h, d), np.einsum("nk->k", d)
""",
        "1/N at the end": """
def output_gradients(y, y_hat, h):
    r = y_hat - y
    return r / len(r), np.mean(h * r, axis=0)[:, np.newaxis], r.mean(axis=0)
""",
        "lists": """
def output_gradients(y, y_hat, h):
    d = -(y - y_hat) / np.size(y)
    return [d.tolist(), (d.T @ h).T.tolist(), [float(d.sum())]]
""",
    },
    "hidden-layer": {
        "outer product, slope by cosh": """
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = np.outer(d_output, W_2) / np.cosh(np.arctanh(h)) ** 2
    return d_hidden, np.dot(X.T, d_hidden), np.sum(d_hidden, axis=0)
""",
        "loops": """
def hidden_gradients(X, h, W_2, d_output):
    dW_1, db_1 = np.zeros((X.shape[1], h.shape[1])), np.zeros(h.shape[1])
    d_hidden = np.empty(h.shape)
    for n in range(len(X)):
        for j in range(h.shape[1]):
            d_hidden[n, j] = d_output[n, 0] * W_2[j, 0] * (1 - h[n, j] * h[n, j])
            db_1[j] += d_hidden[n, j]
            for i in range(X.shape[1]):
                dW_1[i, j] += X[n, i] * d_hidden[n, j]
    return d_hidden, dW_1, db_1
""",
        "einsum, factored slope": """
def hidden_gradients(X, h, W_2, d_output):
    d = np.einsum("nk,hk,nh->nh", d_output, W_2, (1 - h) * (1 + h))
    return d, np.einsum("nd,nh->dh", X, d), np.ones(len(X)) @ d
""",
        "broadcasting, float32": """
def hidden_gradients(X, h, W_2, d_output):
    d = (d_output * W_2[:, 0] * (1 - np.square(h))).astype(np.float32)
    return d, X.T.astype(np.float32) @ d, d.sum(0)
""",
    },
    "weight-differences": {
        "two loops": """
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    rows = []
    for i in range(W_1.shape[0]):
        row = []
        for j in range(W_1.shape[1]):
            step = np.zeros(W_1.shape)
            step[i, j] = nudge
            above = loss_and_gradients(X, y, W_1 + step, b_1, W_2, b_2)[0]
            below = loss_and_gradients(X, y, W_1 - step, b_1, W_2, b_2)[0]
            row.append((above - below) / nudge / 2)
        rows.append(row)
    return rows
""",
        "forward pass of its own": """
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    def loss(W):
        return 0.5 * np.mean((np.tanh(X @ W + b_1) @ W_2 + b_2 - y) ** 2)
    units = np.eye(W_1.size).reshape(-1, *W_1.shape)
    slopes = [(loss(W_1 + nudge * e) - loss(W_1 - nudge * e)) / (2 * nudge) for e in units]
    return np.reshape(slopes, W_1.shape)
""",
        "nudged in place and put back": """
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    slopes = np.empty_like(W_1)
    W = W_1.copy()
    for place in np.ndindex(*W.shape):
        before = W[place]
        W[place] = before + nudge
        above = loss_and_gradients(X, y, W, b_1, W_2, b_2)[0]
        W[place] = before - nudge
        slopes[place] = (above - loss_and_gradients(X, y, W, b_1, W_2, b_2)[0]) / (2 * nudge)
        W[place] = before
    return slopes
""",
        "mean of both sides": """
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    here = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0]
    sides = np.zeros((2, *W_1.shape))
    for k, step in enumerate([nudge, -nudge]):
        for place in np.ndindex(W_1.shape):
            W = W_1.copy()
            W[place] += step
            sides[(k, *place)] = (loss_and_gradients(X, y, W, b_1, W_2, b_2)[0] - here) / step
    return sides.mean(axis=0)
""",
    },
    "lost-nudge": {
        "by the formula": """
inner, outer = np.tanh(1.3), np.tanh(1.5 * np.tanh(1.3))
lost_nudge, slope = 1e-17, (outer - 1) * (1 - outer**2) * 1.5 * (1 - inner**2)
""",
        "complex step with arrays": """
lost_nudge = np.array(1e-30)
slope = np.imag(0.5 * (np.tanh(1.5 * np.tanh(np.array([1.3 + 1e-30j]))) - 1) ** 2) / lost_nudge
slope = slope[0]
""",
    },
    "signed-step": {
        "typed numbers": """
answer_along, loss_along, answer_against, loss_against, changed = 7.28, 26.4992, 1.68, 1.4112, 7
""",
        "by lossedu": """
found = []
for sign in (1, -1):
    layers = [network.Dense(np.ones((2, 3)), np.ones(3)), network.Dense(np.ones((3, 1)), np.ones(1))]
    ones = network.Network(layers, losses.half_mean_squared_error)
    gradients = ones.loss_and_gradients([[0, 0]], [[0]])[1]
    training.GradientDescent(0.1).update(ones.parameters, [-sign * g for g in gradients])
    found += [ones.predict([[0, 0]])[0, 0], ones.loss_and_gradients([[0, 0]], [[0]])[0]]
answer_along, loss_along, answer_against, loss_against = found
changed = sum(np.count_nonzero(g) for g in gradients)
""",
    },
    "clip": {
        "hypot": """
def clip(g, c):
    norm = np.hypot.reduce(g)
    return g if norm <= c else g / norm * c
""",
        "loop": """
def clip(g, c):
    m = max(abs(float(x)) for x in g)
    if m == 0:
        return [0.0 for x in g]
    norm = sum((x / m) ** 2 for x in g) ** 0.5
    return [x * min(1.0, c / m / norm) for x in g]
""",
        "math.hypot": """
import math

def clip(g, c):
    norm = math.hypot(*g)
    if norm > c:
        g = g / norm * c
    return g
""",
        "errors ignored, where": """
def clip(g, c):
    m = np.where(np.max(np.abs(g)) > 0, np.max(np.abs(g)), 1.0)
    norm = m * np.linalg.norm(g / m)
    return g * np.minimum(1, c / np.where(norm > 0, norm, 1.0))
""",
        "longer numbers": """
def clip(g, c):
    from fractions import Fraction
    size = max(np.abs(g))
    power = 2.0 ** np.floor(np.log2(size)) if size else 1.0
    norm = np.sqrt(np.dot(g / power, g / power))
    return g.copy() if power * norm <= c else (g / power) * (c / norm)
""",
    },
    "best-affine": {
        "many steps": """
w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)
J = sp.Rational(1, 4) * (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2)
m, u, d = b + (w_1 + w_2) / 2, (w_1 + w_2) / 2, (w_1 - w_2) / 2
half = sp.S.Half
proof = [
    J,
    sp.expand(J),
    (m**2 + (m - 1) ** 2 + u**2 + d**2) / 2,
    sp.Rational(1, 4) + (m - half) ** 2 + u**2 / 2 + d**2 / 2,
]
""",
        "tuple, symbols without assumptions": """
w_1, w_2, b = sp.symbols("w_1 w_2 b")
J = (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2) / 4
square = (2 * b + w_1 + w_2 - 1) ** 2 / 4
last = sp.Rational(1, 4) + square + (w_1 / 2) ** 2 + (w_2 / 2) ** 2
proof = (J, sp.expand(J), sp.collect(sp.expand(J), b), last)
""",
        "decimal numbers": """
w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)
J = 0.25 * (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2)
proof = [J, sp.expand(J), 0.25 + (b + 0.5 * w_1 + 0.5 * w_2 - 0.5) ** 2 + 0.25 * w_1**2 + 0.25 * w_2**2]
""",
        "squares of w_1 and w_2 in a bracket": """
w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)
J = (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2) / 4
proof = [J, J.expand(), sp.Rational(1, 4) + (b + w_1 / 2 + w_2 / 2 - sp.S.Half) ** 2 + (w_1**2 + w_2**2) / 4]
""",
    },
    "idle-weights": {
        "arrays": """
idle_W_1 = np.array([[2.0, -1.0], [-4.0, 2.0]])
idle_b_1 = np.array([0.5, 0.5])
idle_W_2 = np.array([[1.0], [2.0]])
idle_b_2 = np.array([-1.0])
""",
        "flat lists": """
idle_W_1, idle_b_1, idle_W_2, idle_b_2 = [1, 1, 3, 3], [1, 1], [1, -1], 0.5
""",
    },
    "xor-training": {
        "from scratch, copies changed in place": """
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    W_1, b_1, W_2, b_2 = W_1.copy(), b_1.copy(), W_2.copy(), b_2.copy()
    seen = np.zeros(steps + 1)
    for k in range(steps + 1):
        h = np.tanh(X @ W_1 + b_1)
        r = h @ W_2 + b_2 - y
        seen[k] = np.mean(r**2) / 2
        if k == steps:
            break
        d = r / len(X)
        d_hidden = (d @ W_2.T) * (1 - h**2)
        W_2 -= eta * h.T @ d
        b_2 -= eta * d.sum(axis=0)
        W_1 -= eta * X.T @ d_hidden
        b_1 -= eta * d_hidden.sum(axis=0)
    return seen, W_1, b_1, W_2, b_2
""",
        "list of parameters": """
def train(X, y, *rest):
    *parameters, eta, steps = rest
    seen = [loss_and_gradients(X, y, *parameters)[0]]
    for _ in range(steps):
        gradients = loss_and_gradients(X, y, *parameters)[1]
        parameters = [theta - eta * g for theta, g in zip(parameters, gradients)]
        seen.append(loss_and_gradients(X, y, *parameters)[0])
    return [seen, *parameters]
""",
        "while loop, helper functions": """
def forward(X, W_1, b_1, W_2, b_2):
    h = np.tanh(X @ W_1 + b_1)
    return h, h @ W_2 + b_2

def half_square(y, y_hat):
    return float(((y_hat - y) ** 2).mean() / 2)

def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    losses = []
    while len(losses) < steps:
        h, y_hat = forward(X, W_1, b_1, W_2, b_2)
        losses.append(half_square(y, y_hat))
        delta = (y_hat - y) / y.size
        back = np.outer(delta, W_2) * (1 - h * h)
        new_W_2, new_b_2 = W_2 - eta * np.dot(h.T, delta), b_2 - eta * np.sum(delta)
        W_1, b_1 = W_1 - eta * np.dot(X.T, back), b_1 - eta * np.sum(back, axis=0)
        W_2, b_2 = new_W_2, new_b_2
    losses.append(half_square(y, forward(X, W_1, b_1, W_2, b_2)[1]))
    return np.array(losses), W_1, b_1, W_2, b_2
""",
        "one network, changed in place": """
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    model = tanh_network(W_1, b_1, W_2, b_2)
    seen = []
    for _ in range(steps):
        loss, gradients = model.loss_and_gradients(X, y)
        seen.append(loss)
        for theta, g in zip(model.parameters, gradients):
            theta -= eta * g
    seen.append(model.loss_and_gradients(X, y)[0])
    return (np.array(seen), *model.parameters)
""",
    },
    "xor-curve": {
        "typed numbers": "rests_at, falls_after, identity_ends_at = 0.125, 177, 0.125",
        "from scratch": """
def curve(f, slope):
    W_1 = 0.15 * np.array([[1.0, -1.0, 2.0], [1.0, 1.0, -1.0]])
    W_2, b_1, b_2 = 0.15 * np.array([[1.0], [2.0], [-1.0]]), np.zeros(3), np.zeros(1)
    seen = []
    for _ in range(201):
        h = f(X_xor @ W_1 + b_1)
        r = h @ W_2 + b_2 - y_xor
        seen.append(np.mean(r**2) / 2)
        back = r / 4 @ W_2.T * slope(h)
        W_2, b_2 = W_2 - 0.2 * h.T @ r, b_2 - 0.2 * r.sum(axis=0)
        W_1, b_1 = W_1 - 0.8 * X_xor.T @ back, b_1 - 0.8 * back.sum(axis=0)
    return np.array(seen)

bent, straight = curve(np.tanh, lambda h: 1 - h**2), curve(lambda a: a, np.ones_like)
rests_at, falls_after = bent[10:51].mean(), np.flatnonzero(bent < 0.01)[0]
identity_ends_at = straight[-1]
""",
    },
}

WRONG = {
    "lost-nudge": [
        "lost_nudge, slope = 1e-20, 0.0",
        "lost_nudge, slope = 1e-5, -0.00953",
        "lost_nudge, slope = 0, 0",
        "lost_nudge, slope = 1e-20, float('nan')",
    ],
    "signed-step": [
        # the losses without their half
        "answer_along, loss_along, answer_against, loss_against, changed = 7.28, 52.9984, 1.68, 2.8224, 7",
        # as the source has it
        "answer_along, loss_along, answer_against, loss_against, changed = 7.28, 26.4992, 1.68, 1.4112, 13",
        # the two steps exchanged
        "answer_along, loss_along, answer_against, loss_against, changed = 1.68, 1.4112, 7.28, 26.4992, 7",
        # the output's weights changed before the gradient of the hidden biases is taken
        "answer_along, loss_along, answer_against, loss_against, changed = 7.952, 31.617, 1.968, 1.9365, 7",
    ],
    "idle-weights": [
        "idle_W_1, idle_b_1, idle_W_2, idle_b_2 = [[1, 1], [1, 1]], [1, 1], [[1], [-1]], [0.4]",
        "idle_W_1, idle_b_1, idle_W_2, idle_b_2 = [[1, 1], [1, 1]], [0, 0], [[1], [-1]], [0.5]",
        "idle_W_1, idle_b_1, idle_W_2, idle_b_2 = [[1, -1], [1, -1]], [1, -1], [[1], [-1]], [0.5]",
        "idle_W_1, idle_b_1, idle_W_2, idle_b_2 = [[1, 1]], [1, 1], [[1], [-1]], [0.5]",
    ],
    "xor-curve": [
        "rests_at, falls_after, identity_ends_at = 0.25, 177, 0.25",  # without the half
        "rests_at, falls_after, identity_ends_at = 0.125, 178, 0.125",
        "rests_at, falls_after, identity_ends_at = 0.125, 176, 0.125",
        "rests_at, falls_after, identity_ends_at = 0.0, 177, 0.0",
        "rests_at, falls_after, identity_ends_at = 0.125, -24, 0.125",
    ],
}
