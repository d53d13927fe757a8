# task: svm-softmax-weights
# wrong: P[:, y] -= 1 changes whole columns
# named: rows-or-columns
def softmax_gradient(W, X, y, l2=0.0):
    """Return the gradient of J by W, an array of the shape of W, for the softmax loss.

    W: weights of shape (D, C). X: samples of shape (N, D). y: labels of shape (N,), whole numbers from 0 to C - 1.
    l2: the factor lambda of the penalty, a number of at least 0.

    Example: softmax_gradient(np.zeros((1, 2)), np.array([[2.0], [4.0]]), np.array([0, 0])) is [[-1.5, 1.5]].
    """
    P = activations.softmax(X @ W)
    P[:, y] -= 1
    return X.T @ P / len(X) + l2 * W
