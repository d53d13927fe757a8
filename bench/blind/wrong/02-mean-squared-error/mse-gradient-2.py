# task: mse-gradient
# wrong: the sign is wrong, the residual is taken as y_true - y_pred
# named: sign
def mean_squared_error_gradient(y_true, y_pred):
    """Return the gradient of the mean squared error by y_pred, an array of the shape of y_pred.

    y_true, y_pred: numbers of one shape, (N,) or any other; lists are allowed.

    Example: mean_squared_error_gradient([1.0, 2.0], [1.0, 4.0]) is [0.0, 2.0].
    """
    t = np.asarray(y_true, dtype=float)
    p = np.asarray(y_pred, dtype=float)
    return 2 / t.size * (t - p)
