# task: mse-gradient
# wrong: divides by the number of rows, wrong for tables
# named: rows-for-entries
def mean_squared_error_gradient(y_true, y_pred):
    """Return the gradient of the mean squared error by y_pred, an array of the shape of y_pred.

    y_true, y_pred: numbers of one shape, (N,) or any other; lists are allowed.

    Example: mean_squared_error_gradient([1.0, 2.0], [1.0, 4.0]) is [0.0, 2.0].
    """
    y_true = np.array(y_true, dtype=float)
    y_pred = np.array(y_pred, dtype=float)
    n = y_true.shape[0]
    return 2.0 * (y_pred - y_true) / n
