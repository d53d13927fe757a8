# task: bce-logits
# wrong: log1p(exp(z)) without taking the side with the negative exponent, infinite at 1000
# named: exponential-overflows
def binary_cross_entropy_with_logits(y, z):
    """Return the mean binary cross-entropy of scores, one number.

    y: labels, each 0, 1 or between. z: scores of any size. Lists are allowed. Both have one shape: (N,), or (N, K)
    where a sample has K labels of its own.

    Example: binary_cross_entropy_with_logits([0, 1], [40.0, 1000.0]) is 20.0.
    """
    y = np.asarray(y, float)
    z = np.asarray(z, float)
    return np.mean(np.log1p(np.exp(z)) - y * z)
