# task: svm-hinge-gradient
# wrong: the factor 2 is missing for the squared hinge
# named: slopes-of-square
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    """Return the gradient of the mean multiclass hinge loss by the scores, an array of the shape of Z.

    y: labels of shape (N,), whole numbers from 0 to C - 1. Z: scores of shape (N, C).
    margin: a number of at least 0. power: 1, or 2 for the squared hinge.

    Example: for y = [0, 1] and Z = [[3.0, 2.5, 0.0], [1.0, 0.0, -4.0]] it is [[-0.5, 0.5, 0.0], [0.5, -0.5, 0.0]].
    """
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    gap = np.maximum(0, Z - Z[rows, y].reshape(-1, 1) + margin)
    gap[rows, y] = 0
    slope = (gap > 0) * gap ** (power - 1)
    slope[rows, y] = -slope.sum(axis=1)
    return slope / len(Z)
