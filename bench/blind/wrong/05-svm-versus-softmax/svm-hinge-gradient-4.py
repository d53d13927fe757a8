# task: svm-hinge-gradient
# wrong: no conversion to floats: zeros_like takes over the whole-number type of Z, so slopes divided by N are cut off
# named: none
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    """Return the gradient of the mean multiclass hinge loss by the scores, an array of the shape of Z.

    y: labels of shape (N,), whole numbers from 0 to C - 1. Z: scores of shape (N, C).
    margin: a number of at least 0. power: 1, or 2 for the squared hinge.

    Example: for y = [0, 1] and Z = [[3.0, 2.5, 0.0], [1.0, 0.0, -4.0]] it is [[-0.5, 0.5, 0.0], [0.5, -0.5, 0.0]].
    """
    Z = np.asarray(Z)
    N, C = Z.shape
    G = np.zeros_like(Z)
    for i in range(N):
        for j in range(C):
            gap = Z[i, j] - Z[i, y[i]] + margin
            if j != y[i] and gap > 0:
                s = (1 if power == 1 else 2 * gap) / N
                G[i, j] += s
                G[i, y[i]] -= s
    return G
