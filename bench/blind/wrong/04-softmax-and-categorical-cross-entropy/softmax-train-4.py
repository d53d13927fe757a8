# task: softmax-train
# wrong: the bias takes the mean of the rows of G, not their sum
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
    curve = []
    for _ in range(steps):
        Z = X @ W + b
        curve.append(losses.softmax_cross_entropy(y, Z))
        G = losses.softmax_cross_entropy.gradient(y, Z)
        W = W - eta * X.T @ G
        b = b - eta * G.mean(axis=0)
    return W, b, np.array(curve)
