# task: svm-hinge-gradient
# wrong: the true class gets -1 instead of minus the number of violations
# named: true-class-miscounted
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    """Return the gradient of the mean multiclass hinge loss by the scores, an array of the shape of Z.

    y: labels of shape (N,), whole numbers from 0 to C - 1. Z: scores of shape (N, C).
    margin: a number of at least 0. power: 1, or 2 for the squared hinge.

    Example: for y = [0, 1] and Z = [[3.0, 2.5, 0.0], [1.0, 0.0, -4.0]] it is [[-0.5, 0.5, 0.0], [0.5, -0.5, 0.0]].
    """
    Z = np.asarray(Z, dtype=float)
    y = np.asarray(y)
    N = len(Z)
    rows = np.arange(N)
    gap = np.maximum(0, Z - Z[rows, y][:, None] + margin)
    gap[rows, y] = 0
    G = (gap > 0).astype(float) if power == 1 else 2 * gap
    G[rows, y] = -1
    return G / N
