"""Answers to assignment 5: right ones in other styles, and wrong values."""

RIGHT = {
    "svm-four-pixels": {
        "by hand": "right_score, left_out = 60.75, -1.2",
        "sum of products": """
x, W, b = datasets.four_pixels()
right_score = sum(x[0, k] * W[k, 2] for k in range(4)) + b[2]
left_out = right_score - 61.95
""",
        "arrays": "right_score, left_out = np.array([60.75]), np.array([-1.2])",
    },
    "svm-hinge": {
        "two loops": """
def multiclass_hinge(y, Z, margin=1.0, power=1):
    total = 0.0
    for label, row in zip(y, Z):
        for j in range(len(row)):
            if j != label:
                total += max(0.0, row[j] - row[label] + margin) ** power
    return total / len(Z)
""",
        "own term taken off": """
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.array(Z, dtype=float)
    true = np.take_along_axis(Z, np.reshape(y, (-1, 1)), axis=1)
    return np.mean(np.sum(np.maximum(Z - true + margin, 0) ** power, axis=1) - margin**power)
""",
        "one-hot mask, where": """
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, float)
    hot = np.eye(Z.shape[1], dtype=bool)[np.asarray(y)]
    gaps = margin + Z - Z[hot][:, None]
    return np.where((gaps > 0) & ~hot, gaps, 0.0).__pow__(power).sum() / Z.shape[0]
""",
        "np.delete, list of rows, float32": """
def multiclass_hinge(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, dtype=np.float32)
    costs = [np.clip(np.delete(z, k) - z[k] + margin, 0, None) ** power for z, k in zip(Z, y)]
    return np.mean([cost.sum() for cost in costs])
""",
        "helper function, keepdims": """
def short_by(y, Z, margin):
    Z = np.asarray(Z, float)
    hot = np.eye(Z.shape[1])[np.asarray(y)]
    true = np.einsum("nc,nc->n", Z, hot)[:, np.newaxis]
    return np.maximum(0, Z - true + margin) * (1 - hot)

def multiclass_hinge(y, Z, margin=1.0, power=1):
    return np.mean(np.sum(short_by(y=y, Z=Z, margin=margin) ** power, axis=1), keepdims=True)
""",
    },
    "svm-hinge-gradient": {
        "two loops": """
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, float)
    slopes = np.zeros(Z.shape)
    for i, label in enumerate(y):
        for j in range(Z.shape[1]):
            gap = Z[i, j] - Z[i, label] + margin
            if j != label and gap > 0:
                slope = 1 if power == 1 else 2 * gap
                slopes[i, j] += slope
                slopes[i, label] -= slope
    return slopes / len(y)
""",
        "one formula for both powers, list": """
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, float)
    hot = np.eye(Z.shape[1])[np.asarray(y)]
    gap = np.maximum(0, Z - (Z * hot).sum(axis=1, keepdims=True) + margin) * (1 - hot)
    v = power * np.sign(gap) * gap ** (power - 1)
    return ((v - hot * v.sum(axis=1, keepdims=True)) / len(Z)).tolist()
""",
        "other subgradient": """
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    Z = np.asarray(Z, float)
    rows = np.arange(len(Z))
    gap = Z - Z[rows, y].reshape(-1, 1) + margin
    v = np.where(gap >= 0, 1.0 if power == 1 else 2 * gap, 0.0)
    v[rows, y] -= v.sum(axis=1)
    return v / len(Z)
""",
    },
    "svm-failures": {
        "others": "offset, lead = 705, 37",
        "far below": "offset, lead = -800.0, 99.5",
        "arrays": "offset, lead = np.float64(1e4), np.array(50.0)",
    },
    "svm-softmax-loss": {
        "log1p without the largest, sorted": """
def softmax_loss(y, Z):
    Z = np.asarray(Z, float)
    true = Z[np.arange(len(Z)), y]
    ordered = np.sort(Z, axis=1)
    top = ordered[:, -1]
    return np.mean(top - true + np.log1p(np.exp(ordered[:, :-1] - top[:, None]).sum(axis=1)))
""",
        "two cases": """
def softmax_loss(y, Z):
    total = 0.0
    for k, z in zip(y, np.asarray(Z, float)):
        gaps = np.delete(z, k) - z[k]
        m = gaps.max()
        if m < 0:
            total += np.log1p(np.exp(gaps).sum())
        else:
            total += m + np.log(np.exp(-m) + np.exp(gaps - m).sum())
    return total / len(Z)
""",
        "logaddexp": """
def softmax_loss(y, Z):
    costs = []
    for k, z in zip(y, np.asarray(Z, float)):
        costs.append(np.logaddexp(0, np.logaddexp.reduce(np.delete(z, k) - z[k])))
    return np.average(costs)
""",
        "sum of rounded 1 and rest": """
def softmax_loss(y, Z):
    Z = np.array(Z, dtype=float)
    Z -= Z.max(axis=1, keepdims=True)
    e = np.exp(Z)
    for row, k in zip(e, Z.argmax(axis=1)):
        row[k] = 0.0
    return -(np.take_along_axis(Z, y[:, None], 1)[:, 0] - np.log1p(e.sum(1))).mean()
""",
    },
    "svm-weights": {
        "slopes by hand, outer products": """
def svm_loss_and_gradient(W, X, y, l2=0.0):
    J, dW = 0.0, np.zeros(W.shape)
    for x, k in zip(X, y):
        z = x @ W
        gap = z - z[k] + 1
        gap[k] = 0
        v = 1.0 * (gap > 0)
        v[k] = -v.sum()
        J += gap[gap > 0].sum()
        dW += np.outer(x, v)
    return J / len(X) + 0.5 * l2 * np.sum(W * W), dW / len(X) + l2 * W
""",
        "einsum, list of both": """
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = np.einsum("nd,dc->nc", X, W)
    G = losses.multiclass_hinge.gradient(y, Z)
    J = losses.multiclass_hinge(y, Z) + l2 * np.linalg.norm(W) ** 2 / 2
    return [J, np.einsum("nd,nc->dc", X, G) + l2 * W]
""",
        "gradients of samples, averaged": """
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = np.dot(X, W)
    each = losses.multiclass_hinge.gradient(y, Z, reduction="none")
    J = np.mean(losses.multiclass_hinge(y, Z, reduction="none"))
    J += l2 / 2 * (W**2).sum()
    dW = (X.T.dot(each)) / X.shape[0]
    dW += l2 * W
    return J, dW
""",
        "float32": """
def svm_loss_and_gradient(W, X, y, l2=0.0):
    W, X = W.astype(np.float32), X.astype(np.float32)
    n = np.arange(len(X))
    S = X @ W
    gap = np.maximum(0, S - S[n, y][:, None] + 1)
    gap[n, y] = 0
    mask = (gap > 0).astype(np.float32)
    mask[n, y] = -mask.sum(axis=1)
    return gap.sum() / len(X) + l2 / 2 * (W * W).sum(), (mask.T @ X).T / len(X) + l2 * W
""",
    },
    "svm-softmax-weights": {
        "one-hot": """
def softmax_gradient(W, X, y, l2=0.0):
    T = np.eye(W.shape[1])[y]
    return X.T @ (activations.softmax(X @ W) - T) / len(T) + l2 * W
""",
        "softmax by hand, loop over samples": """
def softmax_gradient(W, X, y, l2=0.0):
    dW = l2 * W
    for x, k in zip(X, y):
        z = x @ W
        p = np.exp(z - z.max())
        p /= p.sum()
        p[k] -= 1
        dW = dW + np.outer(x, p) / len(X)
    return dW
""",
        "loop over classes, list": """
def softmax_gradient(W, X, y, l2=0.0):
    P = activations.softmax(X @ W)
    columns = [X.T @ (P[:, c] - (y == c)) / len(X) + l2 * W[:, c] for c in range(W.shape[1])]
    return np.column_stack(columns).tolist()
""",
        "einsum": """
def softmax_gradient(W, X, y, l2=0.0):
    P = activations.softmax(np.einsum("nd,dc->nc", X, W))
    P[range(len(X)), y] -= 1.0
    return np.einsum("nd,nc->dc", X, P / P.shape[0]) + l2 * W
""",
    },
    "svm-squared-hinge-derivative": {
        "by SymPy": """
w, x, b, t = sp.symbols("w x b t", real=True)
lam = sp.symbols("lambda", positive=True)
squared_hinge_derivative = sp.diff(sp.Max(0, 1 - t * (w * x + b)) ** 2 + lam / 2 * w**2, w)
""",
        "cases": """
w, x, b, t, lam = sp.symbols("w x b t lambda")
m = t * (w * x + b)
squared_hinge_derivative = sp.Piecewise((-2 * t * x * (1 - m), m < 1), (0, True)) + lam * w
""",
        "step times parabola": """
w, x, b, t = sp.symbols("w x b t", real=True)
lam = sp.symbols("lambda", positive=True)
short = 1 - t * (w * x + b)
squared_hinge_derivative = lam * w - 2 * t * x * short * sp.Heaviside(short)
""",
        "t is its own inverse": """
w, x, b, t = sp.symbols("w x b t", real=True)
lam = sp.symbols("lambda", positive=True)
squared_hinge_derivative = -2 * x / t * sp.Max(1 - t * w * x - t * b, 0) + lam * w
""",
        "by absolute value": """
w, x, b, t = sp.symbols("w x b t", real=True)
lam = sp.symbols("lambda", positive=True)
short = 1 - t * (w * x + b)
squared_hinge_derivative = -t * x * (short + sp.Abs(short)) + lam * w
""",
    },
    "svm-softmax-steps": {
        "probability first": """
w, x, a, b = sp.symbols("w x z_1 z_2", real=True)
s = sp.exp(w * x) + sp.exp(a) + sp.exp(b)
softmax_steps = [
    x * (sp.exp(w * x) / s - 1),
    x * (sp.exp(w * x) - s) / s,
    -x * (sp.exp(a) + sp.exp(b)) / s,
    -x * (1 - 1 / (1 + sp.exp(a - w * x) + sp.exp(b - w * x))),
]
""",
        "by SymPy, symbols without assumptions": """
w, x, a, b = sp.symbols("w x z_1 z_2")
first = sp.diff(sp.log(sp.exp(w * x) + sp.exp(a) + sp.exp(b)) - w * x, w)
softmax_steps = [first, sp.together(first), x / (1 + sp.exp(a - w * x) + sp.exp(b - w * x)) - x]
""",
        "tuple": """
w, x, z_1, z_2 = sp.symbols("w x z_1 z_2", real=True)
S = sp.exp(z_1 - w * x) + sp.exp(z_2 - w * x)
total = sp.exp(w * x) * (1 + S)
softmax_steps = (sp.exp(w * x) * x / total - x, (x - x * (1 + S)) / (1 + S), -x * S / (1 + S))
""",
    },
    "svm-silent": {
        "array": "silent_scores = np.r_[1.0, np.zeros(25)]",
        "other scores": "silent_scores = (7.5, *[6.25] * 40)",
        "lists in lists": "silent_scores = [[3]] + [[2]] * 30",
    },
    "svm-train": {
        "through one function": """
def cost_and_slope(W, X, y, l2):
    Z = X @ W
    G = losses.multiclass_hinge.gradient(y, Z)
    return losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W * W), X.T @ G + l2 * W

def train_svm(W, X, y, l2, eta, steps):
    W = W.copy()
    costs = np.empty(steps + 1)
    for k in range(steps):
        costs[k], slope = cost_and_slope(W, X, y, l2)
        W -= eta * slope
    costs[-1], _ = cost_and_slope(W, X, y, l2)
    return W, costs
""",
        "weight decay, slopes by hand": """
def train_svm(W, X, y, l2, eta, steps):
    W, n, history = np.array(W), np.arange(len(X)), []
    for k in range(steps + 1):
        gap = X @ W
        gap = np.maximum(0, gap - gap[n, y][:, None] + 1)
        gap[n, y] = 0
        history.append(gap.sum() / len(X) + l2 / 2 * (W**2).sum())
        if k < steps:
            v = np.sign(gap)
            v[n, y] = -v.sum(axis=1)
            W = (1 - eta * l2) * W - eta / len(X) * X.T @ v
    return W, history
""",
        "list of both, while": """
def train_svm(W, X, y, l2, eta, steps):
    loss = lambda V: losses.multiclass_hinge(y, X @ V) + l2 / 2 * np.sum(V**2)
    path = [W]
    while len(path) <= steps:
        V = path[-1]
        path.append(V - eta * (X.T @ losses.multiclass_hinge.gradient(y, X @ V) + l2 * V))
    return [path[-1], [loss(V) for V in path]]
""",
    },
    "svm-curve": {
        "lossedu's own training": """
X, y = datasets.blobs(per_class=10, spread=0.7)
model = classifiers.LinearModel(np.zeros((2, 3)), np.zeros(3), losses.multiclass_hinge)
history = training.train(model, X, y, training.GradientDescent(0.3), epochs=100)
silent_after = int(np.argmin(history.loss))
softmax_there = round(losses.softmax_cross_entropy(y, model.scores(X)), 3)
""",
    },
}

WRONG = {
    "svm-four-pixels": [
        "right_score, left_out = 61.95, -1.2",  # the slide's number
        "right_score, left_out = 60.75, 1.2",  # sign
        "right_score, left_out = 63.15, 1.2",
        "right_score, left_out = 437.9, 0.0",  # right, but printed
        "right_score, left_out = -96.8, 3.2",
        "right_score, left_out = 60.75, None",
    ],
    "svm-failures": [
        "offset, lead = 100, 40",  # no overflow yet
        "offset, lead = 1000, 30",  # does not round to 0
        "offset, lead = 1000, 800",  # more than 100
        "offset, lead = 1e17, 40",  # the shifted form loses the scores as well
        "offset, lead = float('inf'), 40",
        "offset, lead = 1000, -800",
    ],
    "svm-silent": [
        "silent_scores = [1.0] + [0.0] * 20",  # too few classes
        "silent_scores = [0.9] + [0.0] * 60",  # lead below the margin
        "silent_scores = [0.0] * 30 + [1.0]",  # true class last
        "silent_scores = [1.0]",
        "silent_scores = []",
        "silent_scores = [float('inf')] + [0.0] * 40",
        "silent_scores = 'abc'",
    ],
    "svm-curve": [
        "silent_after, softmax_there = 22, 0.192",
        "silent_after, softmax_there = 24, 0.192",
        "silent_after, softmax_there = 23, 0.0",
        "silent_after, softmax_there = 23, 1.0986",  # at the start
        "silent_after, softmax_there = 0, 0.192",
        "silent_after, softmax_there = 1e9, 0.192",
        "silent_after, softmax_there = 23.5, 0.192",
    ],
}
