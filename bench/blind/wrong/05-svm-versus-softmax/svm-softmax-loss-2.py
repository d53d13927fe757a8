# task: svm-softmax-loss
# wrong: log-sum-exp with np.log: the tiny loss of a class that is 40 ahead is rounded to 0
# named: rounded
def softmax_loss(y, Z):
    """Return the mean softmax loss (softmax cross-entropy) of the rows of Z, one number.

    y: labels of shape (N,), whole numbers from 0 to C - 1. Z: scores of shape (N, C), of any finite size.

    Example: softmax_loss(np.array([0, 2]), np.zeros((2, 3))) is about 1.0986, the logarithm of 3.
    """
    m = Z.max(axis=1)
    log_sum = m + np.log(np.sum(np.exp(Z - m[:, None]), axis=1))
    return np.mean(log_sum - Z[np.arange(len(Z)), y])
