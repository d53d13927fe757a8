# task: weight-differences
# wrong: forward difference instead of the central one
# named: forward
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    """Return the central differences of the loss by the entries of W_1, shape (D, H).

    X: (N, D). y: (N, 1). The parameters as in task 1, arrays of floating-point numbers. nudge: a number above 0.

    Example: weight_differences(np.array([[1.0]]), np.array([[0.0]]), np.array([[0.0]]), np.zeros(1),
    np.array([[2.0]]), np.array([3.0])) is about [[6.0]].
    """
    base = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0]
    result = np.zeros_like(W_1)
    for place in np.ndindex(W_1.shape):
        up = W_1.copy()
        up[place] += nudge
        result[place] = (loss_and_gradients(X, y, up, b_1, W_2, b_2)[0] - base) / nudge
    return result
