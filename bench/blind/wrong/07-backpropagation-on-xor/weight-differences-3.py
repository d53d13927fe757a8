# task: weight-differences
# wrong: works on the caller's array and does not bring the entry back
# named: not-put-back
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    """Return the central differences of the loss by the entries of W_1, shape (D, H).

    X: (N, D). y: (N, 1). The parameters as in task 1, arrays of floating-point numbers. nudge: a number above 0.

    Example: weight_differences(np.array([[1.0]]), np.array([[0.0]]), np.array([[0.0]]), np.zeros(1),
    np.array([[2.0]]), np.array([3.0])) is about [[6.0]].
    """
    result = np.zeros(W_1.shape)
    for place in np.ndindex(W_1.shape):
        W_1[place] += nudge
        high = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0]
        W_1[place] -= 2 * nudge
        low = loss_and_gradients(X, y, W_1, b_1, W_2, b_2)[0]
        result[place] = (high - low) / (2 * nudge)
    return result
