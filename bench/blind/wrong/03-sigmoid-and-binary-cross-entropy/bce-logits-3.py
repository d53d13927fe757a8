# task: bce-logits
# wrong: adds over the entries of a row and takes the mean over rows, wrong for tables
# named: rows-for-entries
def binary_cross_entropy_with_logits(y, z):
    """Return the mean binary cross-entropy of scores, one number.

    y: labels, each 0, 1 or between. z: scores of any size. Lists are allowed. Both have one shape: (N,), or (N, K)
    where a sample has K labels of its own.

    Example: binary_cross_entropy_with_logits([0, 1], [40.0, 1000.0]) is 20.0.
    """
    y, z = np.array(y, dtype=float), np.array(z, dtype=float)
    each = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return each.sum() / len(each)
