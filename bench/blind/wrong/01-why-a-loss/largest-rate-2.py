# task: largest-rate
# wrong: takes the sum instead of the mean in the curvature
# named: sum-for-mean
def largest_rate(x):
    """Return the learning rate up to which descent on the mean squared error of w * x converges, one number.

    x: array of shape (N,), not all of it 0.

    Example: largest_rate(np.array([1.0, 1.0])) is 1.0.
    """
    lam = 2 * np.sum(x * x)
    return 2 / lam
