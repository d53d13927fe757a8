# task: svm-train
# wrong: the list holds the hinge loss without the penalty
# named: no-penalty
def train_svm(W, X, y, l2, eta, steps):
    """Return the weights after gradient descent, of the shape of W, and the steps + 1 losses J on the way, a list.

    W: weights to start from, shape (D, C). X: samples of shape (N, D). y: labels of shape (N,), whole numbers from 0 to C - 1.
    l2: the factor lambda of the penalty. eta: the learning rate, above 0. steps: a whole number of at least 1.

    Example: train_svm(np.zeros((1, 2)), np.array([[2.0], [4.0]]), np.array([0, 0]), 0.0, 0.1, 1) is
    ([[0.3, -0.3]], [1.0, 0.0]).
    """
    V = np.array(W, dtype=float)
    J = [losses.multiclass_hinge(y, X @ V)]
    for k in range(steps):
        grad = X.T @ losses.multiclass_hinge.gradient(y, X @ V) + l2 * V
        V = V - eta * grad
        J.append(losses.multiclass_hinge(y, X @ V))
    return V, J
