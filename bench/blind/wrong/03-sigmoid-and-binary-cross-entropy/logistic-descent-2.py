# task: logistic-descent
# wrong: the gradient of the penalty is 2 * l2 * w, although the half is in J
# named: penalty-in-gradient
def descend(X, y, eta, steps, l2=0.0):
    """Return the weights, shape (D,), and the curve, shape (steps + 1,), of gradient descent from w = 0.

    X: array of shape (N, D). y: labels 0 and 1, shape (N,). eta: the learning rate. l2: the number λ, at least 0.

    Example: descend(np.array([[1.0], [1.0]]), np.array([1.0, 1.0]), 2.0, 1) is about ([1.0], [0.6931, 0.3133]).
    """
    w = np.zeros(X.shape[1])

    def J(w):
        return losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2)

    curve = np.zeros(steps + 1)
    curve[0] = J(w)
    for k in range(steps):
        gradient = X.T @ (activations.sigmoid(X @ w) - y) / len(y) + 2 * l2 * w
        w = w - eta * gradient
        curve[k + 1] = J(w)
    return w, curve
