# task: weight-differences
# wrong: divides by the nudge instead of twice the nudge
# named: 1-for-2-nudges
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    """Return the central differences of the loss by the entries of W_1, shape (D, H).

    X: (N, D). y: (N, 1). The parameters as in task 1, arrays of floating-point numbers. nudge: a number above 0.

    Example: weight_differences(np.array([[1.0]]), np.array([[0.0]]), np.array([[0.0]]), np.zeros(1),
    np.array([[2.0]]), np.array([3.0])) is about [[6.0]].
    """
    D, H = W_1.shape
    result = np.zeros((D, H))
    for i in range(D):
        for j in range(H):
            up, down = W_1.copy(), W_1.copy()
            up[i, j] += nudge
            down[i, j] -= nudge
            high = loss_and_gradients(X, y, up, b_1, W_2, b_2)[0]
            low = loss_and_gradients(X, y, down, b_1, W_2, b_2)[0]
            result[i, j] = (high - low) / nudge
    return result
