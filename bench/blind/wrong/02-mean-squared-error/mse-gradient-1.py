# task: mse-gradient
# wrong: the 1/N is forgotten
# named: missing-1-over-n
def mean_squared_error_gradient(y_true, y_pred):
    """Return the gradient of the mean squared error by y_pred, an array of the shape of y_pred.

    y_true, y_pred: numbers of one shape, (N,) or any other; lists are allowed.

    Example: mean_squared_error_gradient([1.0, 2.0], [1.0, 4.0]) is [0.0, 2.0].
    """
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return 2 * (y_pred - y_true)
