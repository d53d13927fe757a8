# task: half-precision
# wrong: returns the root of the mean square
# named: root
def mean_square(residuals):
    """Return the mean of the squared residuals, one number.

    residuals: array of shape (N,), of type np.float64 or np.float16.

    Example: mean_square(np.array([300.0, 300.0], dtype=np.float16)) is 90000.0.
    """
    r = residuals.astype(np.float64)
    return np.sqrt(np.mean(r * r))
