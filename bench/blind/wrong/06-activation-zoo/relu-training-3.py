# task: relu-training
# wrong: asarray and -=: arrays of floats of the caller are changed
# named: changes-input
def train(x, y, w, b, v, eta, steps):
    """Return the curve of the loss, steps + 1 numbers: before the first step and after each.

    x, y: inputs and targets, shape (N,). w, b, v: where training begins, shape (H,). Lists are allowed.
    eta: the learning rate. steps: how many.

    Example: train([1.0, 2.0], [1.0, 1.0], [1.0], [0.0], [1.0], 0.1, 2) is about [0.25, 0.0826625, 0.06236692].
    """
    x, y, w, b, v = (np.asarray(a, dtype=float) for a in (x, y, w, b, v))
    N = len(x)

    def forward():
        s = np.outer(x, w) + b
        return s, np.maximum(0, s)

    curve = []
    for k in range(steps + 1):
        s, h = forward()
        r = h @ v - y
        curve.append(np.mean(r**2) / 2)
        if k == steps:
            break
        delta = (r[:, None] * v[None, :]) * (s > 0) / N
        dv, dw, db = r @ h / N, x @ delta, delta.sum(axis=0)
        w -= eta * dw
        b -= eta * db
        v -= eta * dv
    return curve
