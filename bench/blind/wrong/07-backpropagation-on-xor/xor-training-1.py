# task: xor-training
# wrong: -= changes the caller's arrays
# named: changes-the-start
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    """Return losses, W_1, b_1, W_2, b_2: an array of shape (steps + 1,) and the trained parameters.

    X: (N, D). y: (N, 1). The parameters as in task 1. eta: the rate, above 0. steps: an integer, at least 1.
    losses[k] is half the mean squared error after k steps, losses[0] that of the start.

    Example: train(np.array([[0.0]]), np.array([[0.0]]), np.array([[1.0]]), np.zeros(1), np.array([[0.0]]),
    np.array([4.0]), 0.25, 1) is ([8.0, 4.5], [[1.0]], [0.0], [[0.0]], [3.0]).
    """
    curve = []
    for _ in range(steps):
        loss, (dW_1, db_1, dW_2, db_2) = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)
        curve.append(loss)
        W_1 -= eta * dW_1
        b_1 -= eta * db_1
        W_2 -= eta * dW_2
        b_2 -= eta * db_2
    curve.append(loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0])
    return np.array(curve), W_1, b_1, W_2, b_2
