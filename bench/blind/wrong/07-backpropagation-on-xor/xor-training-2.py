# task: xor-training
# wrong: W_2 is changed before the signal goes back through it
# named: one-after-another
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    """Return losses, W_1, b_1, W_2, b_2: an array of shape (steps + 1,) and the trained parameters.

    X: (N, D). y: (N, 1). The parameters as in task 1. eta: the rate, above 0. steps: an integer, at least 1.
    losses[k] is half the mean squared error after k steps, losses[0] that of the start.

    Example: train(np.array([[0.0]]), np.array([[0.0]]), np.array([[1.0]]), np.zeros(1), np.array([[0.0]]),
    np.array([4.0]), 0.25, 1) is ([8.0, 4.5], [[1.0]], [0.0], [[0.0]], [3.0]).
    """
    N = len(X)
    curve = []
    for _ in range(steps):
        h = np.tanh(X @ W_1 + b_1)
        r = h @ W_2 + b_2 - y
        curve.append(np.sum(r**2) / (2 * N))
        d = r / N
        W_2 = W_2 - eta * h.T @ d
        b_2 = b_2 - eta * d.sum(axis=0)
        d_hidden = d @ W_2.T * (1 - h**2)
        W_1 = W_1 - eta * X.T @ d_hidden
        b_1 = b_1 - eta * d_hidden.sum(axis=0)
    r = np.tanh(X @ W_1 + b_1) @ W_2 + b_2 - y
    curve.append(np.sum(r**2) / (2 * N))
    return np.array(curve), W_1, b_1, W_2, b_2
