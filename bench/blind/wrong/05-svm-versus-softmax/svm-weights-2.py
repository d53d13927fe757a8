# task: svm-weights
# wrong: divides the gradient by N once more
# named: divides-twice
def svm_loss_and_gradient(W, X, y, l2=0.0):
    """Return J, a number, and its gradient by W, an array of the shape of W, for the multiclass hinge.

    W: weights of shape (D, C). X: samples of shape (N, D). y: labels of shape (N,), whole numbers from 0 to C - 1.
    l2: the factor lambda of the penalty, a number of at least 0.

    Example: svm_loss_and_gradient(np.zeros((1, 2)), np.array([[2.0], [4.0]]), np.array([0, 0])) is
    (1.0, [[-3.0, 3.0]]).
    """
    Z = X @ W
    G = losses.multiclass_hinge.gradient(y, Z)
    J = losses.multiclass_hinge(y, Z) + 0.5 * l2 * (W * W).sum()
    return J, X.T @ G / len(X) + l2 * W
