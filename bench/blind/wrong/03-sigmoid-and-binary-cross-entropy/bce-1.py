# task: bce
# wrong: clips the probabilities, so that a certain wrong answer costs a finite number
# named: clips
def binary_cross_entropy(y, p):
    """Return the mean binary cross-entropy, one number (natural logarithm).

    y: labels, shape (N,), each 0, 1 or between. p: probabilities of label 1, shape (N,), 0 and 1 included.

    Example: binary_cross_entropy(np.array([0.0, 1.0]), np.array([0.9, 0.9])) is about 1.20397.
    """
    eps = 1e-12
    p = np.clip(p, eps, 1 - eps)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
