"""Answers to the assignment on losses in general: right ones in other styles, and wrong values."""

RIGHT = {
    "accuracy": {
        "loop with if": """
def accuracy(y_true, p, threshold=0.5):
    right = 0
    for label, probability in zip(y_true, p):
        decision = 1 if probability > threshold else 0
        if decision == label:
            right += 1
    return right / len(y_true)
""",
        "one minus the zero-one loss": """
def accuracy(y_true, p, threshold=0.5):
    decisions = np.where(np.asarray(p) > threshold, 1, 0)
    return 1.0 - np.abs(np.asarray(y_true) - decisions).mean()
""",
        "counts true and false positives": """
def accuracy(y_true, p, threshold=0.5):
    called = np.array(p) > threshold
    spam = np.array(y_true) == 1
    return (np.count_nonzero(called & spam) + np.count_nonzero(~called & ~spam)) / spam.size
""",
        "exclusive or, keepdims": """
def accuracy(y_true, p, threshold=0.5):
    return np.mean(~np.logical_xor(y_true, p > threshold), keepdims=True)
""",
        "in place on its own copy": """
def accuracy(y_true, p, threshold=0.5):
    p = p.copy()
    p[p > threshold] = 2
    p[p <= threshold] = 0
    return float((p / 2 == y_true).sum()) / len(p)
""",
    },
    "filters": {
        "just below one half": "low_loss = [0.5] * 4\nhigh_loss = [0.6, 0.7, 0.8, 0.001]",
        "arrays, the miss first": "low_loss = np.full(4, 0.45)\nhigh_loss = np.array([0, 0.51, 0.6, 0.55])",
        "certain and wrong": "low_loss = (0.4, 0.45, 0.49, 0.5)\nhigh_loss = (0, 0.51, 0.51, 0.51)",
    },
    "bad-losses": {
        "others": "below, near, far, away = -0.5, 2, 40, -4.5",
        "arrays and fractions": "below, near, far, away = np.float32(-7), np.array(1.5), 1e6, 3 * np.pi / 2",
    },
    "risk": {
        "average": """
def risk(each, sample_weight=None):
    return np.average(each, weights=sample_weight)
""",
        "loop": """
def risk(each, sample_weight=None):
    top, bottom = 0.0, 0.0
    for i, loss in enumerate(each):
        v = 1 if sample_weight is None else sample_weight[i]
        top += v * loss
        bottom += v
    return top / bottom
""",
        "dot product": """
def risk(each, sample_weight=None):
    v = np.ones(len(each)) if sample_weight is None else np.asarray(sample_weight, float)
    return v @ each / v.sum()
""",
        "shares, einsum": """
def risk(each, sample_weight=None):
    v = np.full(each.shape, 1.0) if sample_weight is None else sample_weight
    return np.einsum("i,i->", v / np.sum(v), each)
""",
        "float32, mean of both": """
def risk(each, sample_weight=None):
    each = np.asarray(each, np.float32)
    if sample_weight is not None:
        return (each * sample_weight).mean() / np.mean(sample_weight)
    return each.mean()
""",
        "try": """
def risk(each, sample_weight=None):
    try:
        return sum(sample_weight * each) / sum(sample_weight)
    except TypeError:
        return sum(each) / len(each)
""",
    },
    "count-stops": {
        "by thought": "n_stop = 2**11 + 1",
        "loop": """
total, n_stop = np.float16(0), 0
while float(total) == n_stop:
    total, n_stop = np.float16(total + np.float16(1)), n_stop + 1
""",
    },
    "half-precision": {
        "single precision": """
def mean_square(residuals):
    return np.mean(np.square(residuals, dtype=np.float32))
""",
        "loop over Python numbers": """
def mean_square(residuals):
    total = 0.0
    for r in residuals.tolist():
        total += r * r
    return total / len(residuals)
""",
        "dot product": """
def mean_square(residuals):
    r = np.asarray(residuals, dtype=np.float64)
    return np.dot(r, r) / r.size
""",
        "scaled by the largest": """
def mean_square(residuals):
    r = np.abs(residuals).astype(float)
    top = r.max() or 1.0
    return top**2 * np.mean((r / top) ** 2)
""",
        "power of the norm": """
def mean_square(residuals):
    return np.linalg.norm(np.array(residuals, float)) ** 2 / residuals.shape[0]
""",
        "sum of exact squares": """
import math

def mean_square(residuals):
    return math.fsum(float(r) ** 2 for r in residuals) / len(residuals)
""",
    },
    "unit-slope": {
        "by hand": """
w, x, b, y = sp.symbols("w x b y", real=True)
unit_slope = 2 * (w * x + b - y) * x
""",
        "multiplied out, symbols without assumptions": """
w, x, b, y = sp.symbols("w x b y")
unit_slope = 2 * w * x**2 + 2 * b * x - 2 * x * y
""",
        "chain rule in two parts": """
w, x, b, y, y_hat = sp.symbols("w x b y y_hat", real=True)
outer = sp.diff((y_hat - y) ** 2, y_hat)
unit_slope = outer.subs(y_hat, w * x + b) * sp.diff(w * x + b, w)
""",
        "decimal numbers": """
w, x, b, y = sp.symbols("w x b y", real=True)
unit_slope = -2.0 * x * (y - b - w * x)
""",
    },
    "residual-step": {
        "multiplied out on the way": """
w, x, y, eta = sp.symbols("w x y eta", real=True)
residual_step = [
    (w - eta * 2 * (w * x - y) * x) * x - y,
    w * x - 2 * eta * w * x**3 + 2 * eta * x**2 * y - y,
    (w * x - y) * (1 - 2 * eta * x**2),
]
""",
        "with SymPy's functions": """
w, x, y, eta = sp.symbols("w x y eta", real=True)
first = (w - eta * 2 * (w * x - y) * x) * x - y
residual_step = [first, sp.expand(first), sp.factor(sp.expand(first))]
""",
        "a letter for the residual that is put back": """
w, x, y, eta = sp.symbols("w x y eta")
r = w * x - y
residual_step = [
    (w - eta * 2 * r * x) * x - y,
    w * x - 2 * eta * r * x**2 - y,
    -r * (2 * eta * x**2 - 1),
    r * (1 - 2 * eta * x**2),
]
""",
        "signs turned round": """
w, x, y, eta = sp.symbols("w x y eta", real=True)
residual_step = (
    x * (w - 2 * eta * x * (w * x - y)) - y,
    w * x - y + 2 * eta * x**2 * (y - w * x),
    (2 * eta * x**2 - 1) * (y - w * x),
)
""",
    },
    "cost-slope": {
        "loop": """
def slope_of_cost(w, b, x, y):
    total = 0.0
    for one_x, one_y in zip(x, y):
        total += 2 * (w * one_x + b - one_y) * one_x
    return total / len(x)
""",
        "matrix with a column of ones": """
def slope_of_cost(w, b, x, y):
    X = np.column_stack([x, np.ones(len(x))])
    return (2 / len(X) * X.T @ (X @ np.array([w, b]) - y))[0]
""",
        "difference, exact for a parabola": """
def slope_of_cost(w, b, x, y):
    x, y = np.array(x, float), np.array(y, float)
    J = lambda w: np.mean((w * x + b - y) ** 2)
    return J(w + 0.5) - J(w - 0.5)
""",
        "float32, einsum": """
def slope_of_cost(w, b, x, y):
    x, y = np.asarray(x, np.float32), np.asarray(y, np.float32)
    return 2 * np.einsum("i,i->", np.float32(w) * x + np.float32(b) - y, x) / x.size
""",
        "lambdified": """
def slope_of_cost(w, b, x, y):
    W, X, B, Y = sp.symbols("w x b y")
    slope = sp.lambdify((W, B, X, Y), sp.diff((W * X + B - Y) ** 2, W), "numpy")
    return np.mean(slope(w, b, np.asarray(x, float), np.asarray(y, float)), keepdims=True)
""",
        "multiplied out": """
def slope_of_cost(w, b, x, y):
    x, y = np.array(x, float), np.array(y, float)
    return -2 * ((y * x).mean() - w * (x * x).mean() - b * x.mean())
""",
    },
    "descend": {
        "a new model every round": """
def descend(x, y, eta, steps):
    W = np.zeros(1)
    X = x.reshape(-1, 1)
    costs = np.empty(steps + 1)
    for t in range(steps + 1):
        model = classifiers.LinearModel(W, 0.0, losses.mean_squared_error)
        costs[t], (slope, _) = model.loss_and_gradients(X, y)
        W = W - eta * slope
    return costs
""",
        "own slope": """
def descend(x, y, eta, steps):
    w, costs = 0.0, []
    for _ in range(steps):
        r = w * x - y
        costs.append(np.mean(r**2))
        w -= eta * 2 * np.mean(r * x)
    costs.append(np.mean((w * x - y) ** 2))
    return costs
""",
        "gradient of the loss": """
def descend(x, y, eta, steps):
    w, costs = 0.0, [losses.mean_squared_error(y, 0 * x)]
    for _ in range(steps):
        w = w - eta * losses.mean_squared_error.gradient(y, w * x) @ x
        costs.append(losses.mean_squared_error(y, w * x))
    return costs
""",
        "while loop, helper, tuple": """
def cost_and_slope(w, x, y):
    model = classifiers.LinearModel([w], 0.0, losses.mean_squared_error)
    cost, gradients = model.loss_and_gradients(x[:, np.newaxis], y)
    return cost, float(gradients[0][0])

def descend(x, y, eta, steps):
    w = 0.0
    cost, slope = cost_and_slope(w, x, y)
    costs = (cost,)
    while len(costs) <= steps:
        w = w - eta * slope
        cost, slope = cost_and_slope(w, x, y)
        costs = (*costs, cost)
    return costs
""",
        "closed form": """
def descend(x, y, eta, steps):
    best = x @ y / (x @ x)
    factor = 1 - eta * 2 * np.mean(x**2)
    path = best - best * factor ** np.arange(steps + 1)
    return np.mean((np.outer(path, x) - y) ** 2, axis=1)
""",
        "recursion": """
def descend(x, y, eta, steps, w=0.0):
    cost = [np.mean((y - w * x) ** 2)]
    if steps == 0:
        return cost
    return cost + descend(x, y, eta, steps - 1, w + eta * 2 * np.mean((y - w * x) * x))
""",
    },
    "rates": {
        "others": "eta_slow, eta_zigzag, eta_broken = 1e-5, 0.1, 1000",
        "near the borders": "eta_slow, eta_zigzag, eta_broken = 0.0011, 0.13, 2.6",
        "arrays": "eta_slow, eta_zigzag, eta_broken = np.array(1e-4), np.float32(0.09), 3",
    },
    "largest-rate": {
        "norm": "def largest_rate(x):\n    return len(x) / np.linalg.norm(x) ** 2\n",
        "one over the mean square": "def largest_rate(x):\n    return 1 / np.mean(np.square(x))\n",
        "from slopes": """
def largest_rate(x):
    slope = lambda w: np.mean(2 * (w * x) * x)
    return 2 / (slope(1.0) - slope(0.0))
""",
        "loop": """
def largest_rate(x):
    total = 0
    for one in x:
        total += float(one) ** 2
    return len(x) / total
""",
        "bisection": """
def largest_rate(x):
    low, high = 0.0, 1e6
    for _ in range(100):
        middle = (low + high) / 2
        if abs(1 - middle * 2 * np.mean(x * x)) < 1:
            low = middle
        else:
            high = middle
    return low
""",
    },
}

WRONG = {
    "filters": [
        "low_loss, high_loss = [0.51, 0.51, 0.51, 0.01], [0.49] * 4",  # the other way round
        "low_loss, high_loss = [0.01] * 4, [0.99, 0.99, 0.99, 0.01]",
        "low_loss, high_loss = [0.49] * 4, [0.99, 0.99, 0.99, 0.01]",  # squared error is lower for high_loss
        "low_loss, high_loss = [0.49] * 3, [0.51, 0.51, 0.01]",
        "low_loss, high_loss = [0.49] * 4, [0.51, 0.51, 0.51, -1]",
        "low_loss, high_loss = [0.49] * 4, [0.51, 0.51, 0.01, 0.01]",
        "low_loss, high_loss = [0.49] * 4, [0.51, 0.51, 0.51]",
        "low_loss, high_loss = [0.49] * 4, [float('nan')] * 4",
        "low_loss, high_loss = 'abcd', 'efgh'",
    ],
    "bad-losses": [
        "below, near, far, away = 1, 1, 10, 4",
        "below, near, far, away = -1, 0.5, 5, 4",  # 0.5 lies in the bowl
        "below, near, far, away = -1, 1, 9, 4",
        "below, near, far, away = -1, -10, -1, 4",
        "below, near, far, away = -1, 1, 10, 2",  # this slope leads back
        "below, near, far, away = -1, 1, 10, 0",
        "below, near, far, away = -1, 1, 10, -2",
        "below, near, far, away = -1, 1, float('inf'), 4",
        "below, near, far, away = float('nan'), 1, 10, 4",
    ],
    "count-stops": [
        "n_stop = 2048",
        "n_stop = 2050",
        "n_stop = 65505",
        "n_stop = 2**24 + 1",
        "n_stop = 2049.5",
        "n_stop = -3",
        "n_stop = float('nan')",
        "n_stop = float('inf')",
        "n_stop = '2049'",
    ],
    "rates": [
        "eta_slow, eta_zigzag, eta_broken = 0.01, 0.12, 5",  # arrives in 100 steps
        "eta_slow, eta_zigzag, eta_broken = 0.0005, 0.07, 5",  # does not cross
        "eta_slow, eta_zigzag, eta_broken = 0.0005, 0.1427, 5",  # too slow on the other side
        "eta_slow, eta_zigzag, eta_broken = 0.0005, 0.12, 0.2",  # grows, but stays finite
        "eta_slow, eta_zigzag, eta_broken = 0, 0.12, 5",
        "eta_slow, eta_zigzag, eta_broken = -0.01, 0.12, -5",
        "eta_slow, eta_zigzag, eta_broken = 0.0005, 0.12, float('inf')",
        "eta_slow, eta_zigzag, eta_broken = 0.0005, 0.12, float('nan')",
    ],
}
