# task: svm-hinge
# wrong: subtracts in the wrong order: z_y - z_j + margin
# named: another-difference
def multiclass_hinge(y, Z, margin=1.0, power=1):
    """Return the mean multiclass hinge loss of the rows of Z, one number.

    y: labels of shape (N,), whole numbers from 0 to C - 1. Z: scores of shape (N, C).
    margin: a number of at least 0. power: 1, or 2 for the squared hinge.

    Example: multiclass_hinge([0, 1], [[3.0, 2.5, 0.0], [1.0, 0.0, -4.0]]) is 1.25, the mean of 0.5 and 2.
    """
    Z = np.array(Z, dtype=float)
    total = 0.0
    for i in range(len(Z)):
        for j in range(Z.shape[1]):
            if j != y[i]:
                total += max(0, Z[i, y[i]] - Z[i, j] + margin) ** power
    return total / len(Z)
