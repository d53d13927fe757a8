# task: softmax-ce-gradient
# wrong: the 1/N is forgotten
# named: missing-1-over-n, other-factor
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    """Return the gradient of the mean softmax cross-entropy by the scores, an array of shape (N, C).

    y: true classes, whole numbers from 0 to C - 1, an array of shape (N,). Z: scores, an array of shape (N, C).
    label_smoothing: a number from 0 to 1.

    Example: softmax_cross_entropy_gradient(np.array([0]), np.array([[0.0, 0.0]])) is [[-0.5, 0.5]].
    """
    N, C = Z.shape
    target = np.full((N, C), label_smoothing / C)
    target[np.arange(N), y] += 1 - label_smoothing
    return activations.softmax(Z) - target
