# task: svm-softmax-loss
# wrong: shifted softmax, then its logarithm: log 0 for a class that is 900 behind
# named: rounded
def softmax_loss(y, Z):
    """Return the mean softmax loss (softmax cross-entropy) of the rows of Z, one number.

    y: labels of shape (N,), whole numbers from 0 to C - 1. Z: scores of shape (N, C), of any finite size.

    Example: softmax_loss(np.array([0, 2]), np.zeros((2, 3))) is about 1.0986, the logarithm of 3.
    """
    S = Z - np.max(Z, axis=1, keepdims=True)
    P = np.exp(S) / np.exp(S).sum(axis=1, keepdims=True)
    return np.mean(-np.log(P[np.arange(len(y)), y]))
