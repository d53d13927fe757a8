# task: output-layer
# wrong: the factor 2 of the full mean squared error is kept
# named: factor-2
def output_gradients(y, y_hat, h):
    """Return d_output, shape (N, 1), dW_2, shape (H, 1), and db_2, shape (1,).

    y, y_hat: (N, 1). h: (N, H). The loss is half the mean squared error.

    Example: output_gradients(np.array([[0.0]]), np.array([[4.0]]), np.array([[1.0, 0.5]])) is
    ([[4.0]], [[4.0], [2.0]], [4.0]).
    """
    N = len(y)
    d_output = 2 * (y_hat - y) / N
    dW_2 = h.T @ d_output
    db_2 = np.sum(d_output, axis=0)
    return d_output, dW_2, db_2
