# task: svm-softmax-loss
# wrong: log1p of the whole sum, the term e^0 of the largest score is not left out
# named: one-counted-twice
def softmax_loss(y, Z):
    """Return the mean softmax loss (softmax cross-entropy) of the rows of Z, one number.

    y: labels of shape (N,), whole numbers from 0 to C - 1. Z: scores of shape (N, C), of any finite size.

    Example: softmax_loss(np.array([0, 2]), np.zeros((2, 3))) is about 1.0986, the logarithm of 3.
    """
    Z = np.asarray(Z, dtype=float)
    m = Z.max(axis=1, keepdims=True)
    s = np.exp(Z - m).sum(axis=1)
    return np.mean(m[:, 0] - Z[np.arange(len(Z)), y] + np.log1p(s))
