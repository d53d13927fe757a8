# task: xor-training
# wrong: the loss after the last step is missing
# named: last-loss-missing
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    """Return losses, W_1, b_1, W_2, b_2: an array of shape (steps + 1,) and the trained parameters.

    X: (N, D). y: (N, 1). The parameters as in task 1. eta: the rate, above 0. steps: an integer, at least 1.
    losses[k] is half the mean squared error after k steps, losses[0] that of the start.

    Example: train(np.array([[0.0]]), np.array([[0.0]]), np.array([[1.0]]), np.zeros(1), np.array([[0.0]]),
    np.array([4.0]), 0.25, 1) is ([8.0, 4.5], [[1.0]], [0.0], [[0.0]], [3.0]).
    """
    curve = []
    theta = [W_1, b_1, W_2, b_2]
    for _ in range(steps):
        loss, gradients = loss_and_gradients(X, y, *theta)
        curve.append(loss)
        theta = [t - eta * g for t, g in zip(theta, gradients)]
    return np.array(curve), *theta
