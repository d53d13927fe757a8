# task: bce-logits
# wrong: the sign of y*z is wrong
# named: sign-of-y-z
def binary_cross_entropy_with_logits(y, z):
    """Return the mean binary cross-entropy of scores, one number.

    y: labels, each 0, 1 or between. z: scores of any size. Lists are allowed. Both have one shape: (N,), or (N, K)
    where a sample has K labels of its own.

    Example: binary_cross_entropy_with_logits([0, 1], [40.0, 1000.0]) is 20.0.
    """
    y = np.asarray(y, dtype=float)
    z = np.asarray(z, dtype=float)
    each = np.logaddexp(0, z) + y * z
    return float(np.mean(each))
