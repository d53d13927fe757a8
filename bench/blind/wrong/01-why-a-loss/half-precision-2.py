# task: half-precision
# wrong: returns the sum of the squares, the 1/N is forgotten
# named: sum-for-mean
def mean_square(residuals):
    """Return the mean of the squared residuals, one number.

    residuals: array of shape (N,), of type np.float64 or np.float16.

    Example: mean_square(np.array([300.0, 300.0], dtype=np.float16)) is 90000.0.
    """
    r = np.asarray(residuals, dtype=float)
    return r @ r
