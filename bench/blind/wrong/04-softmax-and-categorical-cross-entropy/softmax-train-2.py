# task: softmax-train
# wrong: the gradient by b is taken at the W that has already moved
# named: bias-by-other-rule
def train(X, y, classes, eta, steps):
    """Return W (D, C), b (C,) and the losses (steps,) of a softmax classifier, trained by gradient descent.

    X: an array of shape (N, D). y: true classes, whole numbers of shape (N,). classes: their number C.
    eta: the learning rate, a number above 0. steps: a whole number above 0.

    Example: after one step, train(np.array([[1.0]]), np.array([0]), 2, 1.0, 1)
    returns [[0.5, -0.5]], [0.5, -0.5] and [0.69314718].
    """
    W = np.zeros((X.shape[1], classes))
    b = np.zeros(classes)
    history = []
    for _ in range(steps):
        Z = X @ W + b
        history.append(losses.softmax_cross_entropy(y, Z))
        W = W - eta * X.T @ losses.softmax_cross_entropy.gradient(y, Z)
        b = b - eta * losses.softmax_cross_entropy.gradient(y, X @ W + b).sum(axis=0)
    return W, b, np.array(history)
