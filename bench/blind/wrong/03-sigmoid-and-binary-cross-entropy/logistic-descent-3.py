# task: logistic-descent
# wrong: the 1/N of the gradient is missing
# named: missing-1-over-n
def descend(X, y, eta, steps, l2=0.0):
    """Return the weights, shape (D,), and the curve, shape (steps + 1,), of gradient descent from w = 0.

    X: array of shape (N, D). y: labels 0 and 1, shape (N,). eta: the learning rate. l2: the number λ, at least 0.

    Example: descend(np.array([[1.0], [1.0]]), np.array([1.0, 1.0]), 2.0, 1) is about ([1.0], [0.6931, 0.3133]).
    """
    w = np.zeros(X.shape[1])
    curve = []
    for step in range(steps + 1):
        z = X @ w
        curve.append(losses.binary_cross_entropy_with_logits(y, z) + 0.5 * l2 * (w @ w))
        if step < steps:
            w = w - eta * (X.T @ (activations.sigmoid(z) - y) + l2 * w)
    return w, np.array(curve)
