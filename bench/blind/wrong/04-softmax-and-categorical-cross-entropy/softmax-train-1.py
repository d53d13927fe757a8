# task: softmax-train
# wrong: the loss is noted after the step
# named: noted-after-step
def train(X, y, classes, eta, steps):
    """Return W (D, C), b (C,) and the losses (steps,) of a softmax classifier, trained by gradient descent.

    X: an array of shape (N, D). y: true classes, whole numbers of shape (N,). classes: their number C.
    eta: the learning rate, a number above 0. steps: a whole number above 0.

    Example: after one step, train(np.array([[1.0]]), np.array([0]), 2, 1.0, 1)
    returns [[0.5, -0.5]], [0.5, -0.5] and [0.69314718].
    """
    N, D = X.shape
    W, b = np.zeros((D, classes)), np.zeros(classes)
    curve = []
    for _ in range(steps):
        G = losses.softmax_cross_entropy.gradient(y, X @ W + b)
        W = W - eta * X.T @ G
        b = b - eta * G.sum(axis=0)
        curve.append(losses.softmax_cross_entropy(y, X @ W + b))
    return W, b, np.array(curve)
