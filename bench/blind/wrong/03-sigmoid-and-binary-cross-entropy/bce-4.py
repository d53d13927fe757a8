# task: bce
# wrong: the minus sign holds for the first term only, as on the slide
# named: minus-on-one-term
def binary_cross_entropy(y, p):
    """Return the mean binary cross-entropy, one number (natural logarithm).

    y: labels, shape (N,), each 0, 1 or between. p: probabilities of label 1, shape (N,), 0 and 1 included.

    Example: binary_cross_entropy(np.array([0.0, 1.0]), np.array([0.9, 0.9])) is about 1.20397.
    """
    first = np.where(y > 0, y * np.log(np.where(y > 0, p, 1)), 0.0)
    second = np.where(y < 1, (1 - y) * np.log(np.where(y < 1, 1 - p, 1)), 0.0)
    return np.mean(-first + second)
