# task: softmax-train
# wrong: divides by N once more, although the gradient has it already
# named: other-factor
def train(X, y, classes, eta, steps):
    """Return W (D, C), b (C,) and the losses (steps,) of a softmax classifier, trained by gradient descent.

    X: an array of shape (N, D). y: true classes, whole numbers of shape (N,). classes: their number C.
    eta: the learning rate, a number above 0. steps: a whole number above 0.

    Example: after one step, train(np.array([[1.0]]), np.array([0]), 2, 1.0, 1)
    returns [[0.5, -0.5]], [0.5, -0.5] and [0.69314718].
    """
    N = len(y)
    W = np.zeros((X.shape[1], classes))
    b = np.zeros(classes)
    curve = np.zeros(steps)
    for t in range(steps):
        Z = X @ W + b
        curve[t] = losses.softmax_cross_entropy(y, Z)
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W -= eta * (X.T @ G) / N
        b -= eta * np.sum(G, axis=0) / N
    return W, b, curve
