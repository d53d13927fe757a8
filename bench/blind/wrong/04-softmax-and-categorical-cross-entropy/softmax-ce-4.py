# task: softmax-ce
# wrong: sums over the rows instead of taking the mean
# named: sum-for-mean
def softmax_cross_entropy(y, Z):
    """Return the mean cross-entropy of the softmax of scores, one number.

    y: true classes, whole numbers from 0 to C - 1, an array of shape (N,). Z: scores, an array of shape (N, C).

    Example: softmax_cross_entropy(np.array([0, 1]), np.array([[0.0, 0.0], [800.0, 0.0]])) is about 400.34657359.
    """
    total = 0.0
    for label, z in zip(y, Z):
        m = np.max(z)
        total += m + np.log(np.sum(np.exp(z - m))) - z[label]
    return total
