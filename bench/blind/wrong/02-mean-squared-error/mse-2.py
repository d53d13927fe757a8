# task: mse
# wrong: compares only the lengths, so (N,) and (N, 1) are paired by broadcasting
# named: compares-part-of-shapes
def mean_squared_error(y_true, y_pred):
    """Return the mean squared error, one number.

    y_true, y_pred: numbers of one shape, (N,) or any other; lists are allowed.
    Raises ValueError if the shapes differ.

    Example: mean_squared_error([1.0, 2.0], [1.0, 4.0]) is 2.0.
    """
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    if len(y_true) != len(y_pred):
        raise ValueError("y_true and y_pred must have the same length")
    return float(np.mean((y_pred - y_true) ** 2))
