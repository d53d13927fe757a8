# task: cost-slope
# wrong: the residual is y minus prediction, so the sign is wrong
# named: sign
def slope_of_cost(w, b, x, y):
    """Return the slope by w of the mean squared error of w * x + b, one number.

    w, b: numbers. x, y: numbers of shape (N,); lists are allowed.

    Example: slope_of_cost(1.0, 0.0, [1.0, 2.0], [0.0, 4.0]) is -3.0.
    """
    x, y = np.array(x, dtype=float), np.array(y, dtype=float)
    error = y - (w * x + b)
    return 2 / len(x) * np.dot(error, x)
