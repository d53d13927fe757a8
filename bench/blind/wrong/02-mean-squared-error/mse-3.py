# task: mse
# wrong: divides by the number of rows instead of by the number of entries of a table
# named: rows-for-entries
def mean_squared_error(y_true, y_pred):
    """Return the mean squared error, one number.

    y_true, y_pred: numbers of one shape, (N,) or any other; lists are allowed.
    Raises ValueError if the shapes differ.

    Example: mean_squared_error([1.0, 2.0], [1.0, 4.0]) is 2.0.
    """
    t = np.array(y_true, dtype=float)
    p = np.array(y_pred, dtype=float)
    if t.shape != p.shape:
        raise ValueError(f"{t.shape} and {p.shape}")
    return np.sum((p - t) ** 2) / len(t)
