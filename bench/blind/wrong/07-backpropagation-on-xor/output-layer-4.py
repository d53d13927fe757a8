# task: output-layer
# wrong: the residual is y - y_hat, wrong sign
# named: sign
def output_gradients(y, y_hat, h):
    """Return d_output, shape (N, 1), dW_2, shape (H, 1), and db_2, shape (1,).

    y, y_hat: (N, 1). h: (N, H). The loss is half the mean squared error.

    Example: output_gradients(np.array([[0.0]]), np.array([[4.0]]), np.array([[1.0, 0.5]])) is
    ([[4.0]], [[4.0], [2.0]], [4.0]).
    """
    d = (y - y_hat) / len(y)
    return d, h.T @ d, d.sum(axis=0)
