# task: svm-weights
# wrong: the penalty has no half, l2 * sum W^2, while its gradient is l2 * W
# named: no-half, another-penalty
def svm_loss_and_gradient(W, X, y, l2=0.0):
    """Return J, a number, and its gradient by W, an array of the shape of W, for the multiclass hinge.

    W: weights of shape (D, C). X: samples of shape (N, D). y: labels of shape (N,), whole numbers from 0 to C - 1.
    l2: the factor lambda of the penalty, a number of at least 0.

    Example: svm_loss_and_gradient(np.zeros((1, 2)), np.array([[2.0], [4.0]]), np.array([0, 0])) is
    (1.0, [[-3.0, 3.0]]).
    """
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 * np.sum(W**2)
    gradient = X.T @ losses.multiclass_hinge.gradient(y, Z) + l2 * W
    return J, gradient
