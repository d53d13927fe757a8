# task: cost-slope
# wrong: the 1/N is forgotten, it adds over the samples
# named: sum-for-mean
def slope_of_cost(w, b, x, y):
    """Return the slope by w of the mean squared error of w * x + b, one number.

    w, b: numbers. x, y: numbers of shape (N,); lists are allowed.

    Example: slope_of_cost(1.0, 0.0, [1.0, 2.0], [0.0, 4.0]) is -3.0.
    """
    x = np.asarray(x, dtype=float)
    y = np.asarray(y, dtype=float)
    return np.sum(2 * (w * x + b - y) * x)
