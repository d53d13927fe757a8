# task: softmax-ce
# wrong: clips the probability with 1e-12 before the logarithm
# named: clips-probabilities
def softmax_cross_entropy(y, Z):
    """Return the mean cross-entropy of the softmax of scores, one number.

    y: true classes, whole numbers from 0 to C - 1, an array of shape (N,). Z: scores, an array of shape (N, C).

    Example: softmax_cross_entropy(np.array([0, 1]), np.array([[0.0, 0.0], [800.0, 0.0]])) is about 400.34657359.
    """
    E = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    P = E / np.sum(E, axis=1, keepdims=True)
    picked = P[np.arange(len(y)), y]
    return np.mean(-np.log(np.clip(picked, 1e-12, 1.0)))
