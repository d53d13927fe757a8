# task: largest-rate
# wrong: the factor 2 of the curvature is forgotten, so the border is twice too large
# named: curvature-without-2
def largest_rate(x):
    """Return the learning rate up to which descent on the mean squared error of w * x converges, one number.

    x: array of shape (N,), not all of it 0.

    Example: largest_rate(np.array([1.0, 1.0])) is 1.0.
    """
    curvature = np.mean(x**2)
    return 2 / curvature
