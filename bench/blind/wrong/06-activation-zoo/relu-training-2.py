# task: relu-training
# wrong: the ReLU mask is forgotten in the backward pass
# named: relu-slope
def train(x, y, w, b, v, eta, steps):
    """Return the curve of the loss, steps + 1 numbers: before the first step and after each.

    x, y: inputs and targets, shape (N,). w, b, v: where training begins, shape (H,). Lists are allowed.
    eta: the learning rate. steps: how many.

    Example: train([1.0, 2.0], [1.0, 1.0], [1.0], [0.0], [1.0], 0.1, 2) is about [0.25, 0.0826625, 0.06236692].
    """
    x = np.array(x, dtype=float)
    y = np.array(y, dtype=float)
    w = np.array(w, dtype=float)
    b = np.array(b, dtype=float)
    v = np.array(v, dtype=float)
    N = len(x)
    curve = np.zeros(steps + 1)
    for k in range(steps + 1):
        h = np.maximum(np.outer(x, w) + b, 0)
        r = h @ v - y
        curve[k] = np.sum(r**2) / (2 * N)
        delta = np.outer(r, v) / N
        dv = h.T @ r / N
        dw = delta.T @ x
        db = delta.sum(axis=0)
        w, b, v = w - eta * dw, b - eta * db, v - eta * dv
    return curve
