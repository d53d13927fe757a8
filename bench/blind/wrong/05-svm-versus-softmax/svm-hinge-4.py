# task: svm-hinge
# wrong: takes only the largest violation of a row (Crammer-Singer) instead of the sum
# named: largest-only
def multiclass_hinge(y, Z, margin=1.0, power=1):
    """Return the mean multiclass hinge loss of the rows of Z, one number.

    y: labels of shape (N,), whole numbers from 0 to C - 1. Z: scores of shape (N, C).
    margin: a number of at least 0. power: 1, or 2 for the squared hinge.

    Example: multiclass_hinge([0, 1], [[3.0, 2.5, 0.0], [1.0, 0.0, -4.0]]) is 1.25, the mean of 0.5 and 2.
    """
    Z = np.array(Z, dtype=float)
    n = np.arange(len(Z))
    gaps = np.maximum(0, Z - Z[n, y][:, None] + margin)
    gaps[n, y] = 0
    return np.mean(np.max(gaps, axis=1) ** power)
