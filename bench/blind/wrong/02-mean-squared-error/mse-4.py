# task: mse
# wrong: half the mean squared error
# named: half-mean
def mean_squared_error(y_true, y_pred):
    """Return the mean squared error, one number.

    y_true, y_pred: numbers of one shape, (N,) or any other; lists are allowed.
    Raises ValueError if the shapes differ.

    Example: mean_squared_error([1.0, 2.0], [1.0, 4.0]) is 2.0.
    """
    y_true, y_pred = np.asarray(y_true, float), np.asarray(y_pred, float)
    if y_true.shape != y_pred.shape:
        raise ValueError
    r = y_pred - y_true
    return 0.5 * np.mean(r * r)
