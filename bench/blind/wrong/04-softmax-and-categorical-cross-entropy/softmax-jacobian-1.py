# task: softmax-jacobian
# wrong: only the diagonal p(1-p), the other entries are 0
# named: diagonal-alone
def softmax_jacobian(p):
    """Return the derivatives of the probabilities p by the scores, an array of shape (C, C).

    p: the softmax of one row of scores, an array of shape (C,) with entries above 0 and sum 1.

    Example: softmax_jacobian(np.array([0.5, 0.5])) is [[0.25, -0.25], [-0.25, 0.25]].
    """
    return np.diag(p * (1 - p))
