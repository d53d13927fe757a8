# task: softmax-jacobian
# wrong: the sign is wrong: outer(p, p) - diag(p)
# named: negative
def softmax_jacobian(p):
    """Return the derivatives of the probabilities p by the scores, an array of shape (C, C).

    p: the softmax of one row of scores, an array of shape (C,) with entries above 0 and sum 1.

    Example: softmax_jacobian(np.array([0.5, 0.5])) is [[0.25, -0.25], [-0.25, 0.25]].
    """
    return np.outer(p, p) - np.diag(p)
