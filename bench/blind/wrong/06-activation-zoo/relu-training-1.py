# task: relu-training
# wrong: v is moved before the gradients by w and b are taken
# named: one-after-another
def train(x, y, w, b, v, eta, steps):
    """Return the curve of the loss, steps + 1 numbers: before the first step and after each.

    x, y: inputs and targets, shape (N,). w, b, v: where training begins, shape (H,). Lists are allowed.
    eta: the learning rate. steps: how many.

    Example: train([1.0, 2.0], [1.0, 1.0], [1.0], [0.0], [1.0], 0.1, 2) is about [0.25, 0.0826625, 0.06236692].
    """
    x, y = np.asarray(x, float), np.asarray(y, float)
    w, b, v = np.array(w, float), np.array(b, float), np.array(v, float)
    N = len(x)
    curve = []
    for _ in range(steps):
        s = np.outer(x, w) + b
        h = np.maximum(s, 0)
        r = h @ v - y
        curve.append(np.mean(r**2) / 2)
        v = v - eta * h.T @ r / N
        delta = np.outer(r, v) * (s > 0) / N
        w = w - eta * x @ delta
        b = b - eta * delta.sum(axis=0)
    r = np.maximum(np.outer(x, w) + b, 0) @ v - y
    curve.append(np.mean(r**2) / 2)
    return curve
