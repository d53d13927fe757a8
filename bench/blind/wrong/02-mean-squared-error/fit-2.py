# task: fit
# wrong: returns all four results of lstsq, the [0] is forgotten
# named: whole-result
def fit(X, y):
    """Return weights, shape (D,), with the smallest mean squared error of the predictions X @ w.

    X: array of shape (N, D). y: array of shape (N,).

    Example: fit(np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]), np.array([1.0, 3.0, 5.0])) is about [1.0, 2.0].
    """
    solution = np.linalg.lstsq(X, y, rcond=None)
    return solution
