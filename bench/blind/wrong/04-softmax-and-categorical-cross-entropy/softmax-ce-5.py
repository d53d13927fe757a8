# task: softmax-ce
# wrong: one maximum for the whole batch, log 0 for a row far below
# named: maximum-of-batch
def softmax_cross_entropy(y, Z):
    """Return the mean cross-entropy of the softmax of scores, one number.

    y: true classes, whole numbers from 0 to C - 1, an array of shape (N,). Z: scores, an array of shape (N, C).

    Example: softmax_cross_entropy(np.array([0, 1]), np.array([[0.0, 0.0], [800.0, 0.0]])) is about 400.34657359.
    """
    m = Z.max()
    log_sum = m + np.log(np.sum(np.exp(Z - m), axis=1))
    return float(np.mean(log_sum - Z[np.arange(len(y)), y]))
