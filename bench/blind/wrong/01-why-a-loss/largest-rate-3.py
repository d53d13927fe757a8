# task: largest-rate
# wrong: returns 1/curvature (the best rate) instead of 2/curvature
# named: rate-that-arrives
def largest_rate(x):
    """Return the learning rate up to which descent on the mean squared error of w * x converges, one number.

    x: array of shape (N,), not all of it 0.

    Example: largest_rate(np.array([1.0, 1.0])) is 1.0.
    """
    return 1 / (2 * np.mean(x**2))
