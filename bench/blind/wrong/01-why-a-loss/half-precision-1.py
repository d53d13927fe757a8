# task: half-precision
# wrong: squares in half precision and converts to double only afterwards
# named: squares-in-half
def mean_square(residuals):
    """Return the mean of the squared residuals, one number.

    residuals: array of shape (N,), of type np.float64 or np.float16.

    Example: mean_square(np.array([300.0, 300.0], dtype=np.float16)) is 90000.0.
    """
    squares = residuals**2
    return np.mean(squares.astype(np.float64))
