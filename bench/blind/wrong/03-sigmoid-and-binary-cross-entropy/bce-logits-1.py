# task: bce-logits
# wrong: stable against overflow, but with np.log(1 + ...) small losses are lost
# named: none
def binary_cross_entropy_with_logits(y, z):
    """Return the mean binary cross-entropy of scores, one number.

    y: labels, each 0, 1 or between. z: scores of any size. Lists are allowed. Both have one shape: (N,), or (N, K)
    where a sample has K labels of its own.

    Example: binary_cross_entropy_with_logits([0, 1], [40.0, 1000.0]) is 20.0.
    """
    y = np.asarray(y, dtype=float)
    z = np.asarray(z, dtype=float)
    return np.mean(np.maximum(z, 0) - y * z + np.log(1 + np.exp(-np.abs(z))))
