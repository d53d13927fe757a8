# task: softmax-ce
# wrong: forgets to add the row maximum back to the logarithm of the sum
# named: part-missing
def softmax_cross_entropy(y, Z):
    """Return the mean cross-entropy of the softmax of scores, one number.

    y: true classes, whole numbers from 0 to C - 1, an array of shape (N,). Z: scores, an array of shape (N, C).

    Example: softmax_cross_entropy(np.array([0, 1]), np.array([[0.0, 0.0], [800.0, 0.0]])) is about 400.34657359.
    """
    m = Z.max(axis=1, keepdims=True)
    lse = np.log(np.exp(Z - m).sum(axis=1))
    return np.mean(lse - Z[np.arange(len(y)), y])
