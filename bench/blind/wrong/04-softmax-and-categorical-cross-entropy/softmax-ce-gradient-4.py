# task: softmax-ce-gradient
# wrong: assigns 1 - epsilon to the true class instead of adding it, its epsilon/C is lost
# named: smoothing-unbalanced, smoothing-to-wrong-classes
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    """Return the gradient of the mean softmax cross-entropy by the scores, an array of shape (N, C).

    y: true classes, whole numbers from 0 to C - 1, an array of shape (N,). Z: scores, an array of shape (N, C).
    label_smoothing: a number from 0 to 1.

    Example: softmax_cross_entropy_gradient(np.array([0]), np.array([[0.0, 0.0]])) is [[-0.5, 0.5]].
    """
    N, C = Z.shape
    labels = np.ones((N, C)) * label_smoothing / C
    for i in range(N):
        labels[i, y[i]] = 1 - label_smoothing
    return (activations.softmax(Z) - labels) / N
