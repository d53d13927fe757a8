# task: svm-hinge-gradient
# wrong: the 1/N is forgotten
# named: missing-1-over-n
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    """Return the gradient of the mean multiclass hinge loss by the scores, an array of the shape of Z.

    y: labels of shape (N,), whole numbers from 0 to C - 1. Z: scores of shape (N, C).
    margin: a number of at least 0. power: 1, or 2 for the squared hinge.

    Example: for y = [0, 1] and Z = [[3.0, 2.5, 0.0], [1.0, 0.0, -4.0]] it is [[-0.5, 0.5, 0.0], [0.5, -0.5, 0.0]].
    """
    Z = np.array(Z, dtype=float)
    G = np.zeros_like(Z)
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            if j == y[i]:
                continue
            gap = Z[i, j] - Z[i, y[i]] + margin
            if gap > 0:
                s = 1.0 if power == 1 else 2 * gap
                G[i, j] += s
                G[i, y[i]] -= s
    return G
