# task: relu-training
def train(x, y, w, b, v, eta, steps):
    x, y, w, b, v = (np.array(a, dtype=float) for a in (x, y, w, b, v))
    n = len(x)
    curve = []
    for k in range(steps + 1):
        sums = np.outer(x, w) + b
        h = np.maximum(sums, 0)
        r = h @ v - y
        curve.append(r @ r / (2 * n))
        if k == steps:
            break
        delta = np.outer(r, v) / n * (sums > 0)
        dv = h.T @ r / n
        w, b, v = w - eta * (x @ delta), b - eta * delta.sum(axis=0), v - eta * dv
    return curve
