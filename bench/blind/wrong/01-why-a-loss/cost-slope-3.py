# task: cost-slope
# wrong: multiplies the mean residual by the mean of x instead of taking the mean of the products
# named: product-of-means
def slope_of_cost(w, b, x, y):
    """Return the slope by w of the mean squared error of w * x + b, one number.

    w, b: numbers. x, y: numbers of shape (N,); lists are allowed.

    Example: slope_of_cost(1.0, 0.0, [1.0, 2.0], [0.0, 4.0]) is -3.0.
    """
    x = np.asarray(x, float)
    y = np.asarray(y, float)
    r = w * x + b - y
    return 2 * np.mean(r) * np.mean(x)
