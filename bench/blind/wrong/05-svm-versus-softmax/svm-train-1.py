# task: svm-train
# wrong: W -= writes into the caller's array
# named: changes-weights
def train_svm(W, X, y, l2, eta, steps):
    """Return the weights after gradient descent, of the shape of W, and the steps + 1 losses J on the way, a list.

    W: weights to start from, shape (D, C). X: samples of shape (N, D). y: labels of shape (N,), whole numbers from 0 to C - 1.
    l2: the factor lambda of the penalty. eta: the learning rate, above 0. steps: a whole number of at least 1.

    Example: train_svm(np.zeros((1, 2)), np.array([[2.0], [4.0]]), np.array([0, 0]), 0.0, 0.1, 1) is
    ([[0.3, -0.3]], [1.0, 0.0]).
    """
    history = []
    for _ in range(steps):
        Z = X @ W
        history.append(losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2))
        W -= eta * (X.T @ losses.multiclass_hinge.gradient(y, Z) + l2 * W)
    history.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, history
