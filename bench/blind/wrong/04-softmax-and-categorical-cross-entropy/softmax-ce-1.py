# task: softmax-ce
# wrong: computes the stable softmax and then its logarithm, infinite where the true class lies far below
# named: logarithm-too-late
def softmax_cross_entropy(y, Z):
    """Return the mean cross-entropy of the softmax of scores, one number.

    y: true classes, whole numbers from 0 to C - 1, an array of shape (N,). Z: scores, an array of shape (N, C).

    Example: softmax_cross_entropy(np.array([0, 1]), np.array([[0.0, 0.0], [800.0, 0.0]])) is about 400.34657359.
    """
    S = Z - Z.max(axis=1, keepdims=True)
    P = np.exp(S) / np.exp(S).sum(axis=1, keepdims=True)
    return -np.mean(np.log(P[np.arange(len(y)), y]))
