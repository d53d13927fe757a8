# task: bce
# wrong: treats every label as 0 or 1, labels between them are taken as 0
# named: one-label-alone
def binary_cross_entropy(y, p):
    """Return the mean binary cross-entropy, one number (natural logarithm).

    y: labels, shape (N,), each 0, 1 or between. p: probabilities of label 1, shape (N,), 0 and 1 included.

    Example: binary_cross_entropy(np.array([0.0, 1.0]), np.array([0.9, 0.9])) is about 1.20397.
    """
    each = np.where(y == 1, -np.log(p), -np.log(1 - p))
    return np.mean(each)
