# task: softmax-jacobian
# wrong: the off-diagonal entries have the wrong sign, +p_k p_j
# named: off-diagonal-positive
def softmax_jacobian(p):
    """Return the derivatives of the probabilities p by the scores, an array of shape (C, C).

    p: the softmax of one row of scores, an array of shape (C,) with entries above 0 and sum 1.

    Example: softmax_jacobian(np.array([0.5, 0.5])) is [[0.25, -0.25], [-0.25, 0.25]].
    """
    C = len(p)
    J = np.zeros((C, C))
    for k in range(C):
        for j in range(C):
            if k == j:
                J[k, j] = p[k] * (1 - p[k])
            else:
                J[k, j] = p[k] * p[j]
    return J
