# task: svm-hinge
# wrong: squares before the maximum, so satisfied classes are charged for q = 2
# named: no-maximum
def multiclass_hinge(y, Z, margin=1.0, power=1):
    """Return the mean multiclass hinge loss of the rows of Z, one number.

    y: labels of shape (N,), whole numbers from 0 to C - 1. Z: scores of shape (N, C).
    margin: a number of at least 0. power: 1, or 2 for the squared hinge.

    Example: multiclass_hinge([0, 1], [[3.0, 2.5, 0.0], [1.0, 0.0, -4.0]]) is 1.25, the mean of 0.5 and 2.
    """
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    d = (Z - Z[rows, y][:, None] + margin) ** power
    d = np.maximum(0, d)
    d[rows, y] = 0
    return d.sum() / len(Z)
