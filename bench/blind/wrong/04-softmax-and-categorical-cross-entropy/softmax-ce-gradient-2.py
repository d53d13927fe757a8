# task: softmax-ce-gradient
# wrong: divides by the number of entries N*C instead of N
# named: other-factor
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    """Return the gradient of the mean softmax cross-entropy by the scores, an array of shape (N, C).

    y: true classes, whole numbers from 0 to C - 1, an array of shape (N,). Z: scores, an array of shape (N, C).
    label_smoothing: a number from 0 to 1.

    Example: softmax_cross_entropy_gradient(np.array([0]), np.array([[0.0, 0.0]])) is [[-0.5, 0.5]].
    """
    N, C = Z.shape
    onehot = np.eye(C)[y]
    smooth = (1 - label_smoothing) * onehot + label_smoothing / C
    return (activations.softmax(Z) - smooth) / Z.size
