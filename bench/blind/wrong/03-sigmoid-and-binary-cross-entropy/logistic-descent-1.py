# task: logistic-descent
# wrong: the penalty is in the gradient but not in the curve
# named: penalty-not-in-curve
def descend(X, y, eta, steps, l2=0.0):
    """Return the weights, shape (D,), and the curve, shape (steps + 1,), of gradient descent from w = 0.

    X: array of shape (N, D). y: labels 0 and 1, shape (N,). eta: the learning rate. l2: the number λ, at least 0.

    Example: descend(np.array([[1.0], [1.0]]), np.array([1.0, 1.0]), 2.0, 1) is about ([1.0], [0.6931, 0.3133]).
    """
    N, D = X.shape
    w = np.zeros(D)
    curve = [losses.binary_cross_entropy_with_logits(y, X @ w)]
    for _ in range(steps):
        p = activations.sigmoid(X @ w)
        w = w - eta * (X.T @ (p - y) / N + l2 * w)
        curve.append(losses.binary_cross_entropy_with_logits(y, X @ w))
    return w, np.array(curve)
