# task: relu-training
# wrong: the curve is the mean squared error without the half
# named: loss
def train(x, y, w, b, v, eta, steps):
    """Return the curve of the loss, steps + 1 numbers: before the first step and after each.

    x, y: inputs and targets, shape (N,). w, b, v: where training begins, shape (H,). Lists are allowed.
    eta: the learning rate. steps: how many.

    Example: train([1.0, 2.0], [1.0, 1.0], [1.0], [0.0], [1.0], 0.1, 2) is about [0.25, 0.0826625, 0.06236692].
    """
    x, y, w, b, v = [np.array(a, dtype=float) for a in (x, y, w, b, v)]
    N = x.size
    curve = []
    for step in range(steps + 1):
        s = np.outer(x, w) + b
        h = s * (s > 0)
        r = h @ v - y
        curve.append(np.mean(r**2))
        d = np.outer(r, v) * (s > 0) / N
        gw, gb, gv = d.T @ x, d.sum(0), h.T @ r / N
        w = w - eta * gw
        b = b - eta * gb
        v = v - eta * gv
    return np.array(curve)
