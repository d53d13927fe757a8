# task: fit
# wrong: uses the inverse of X^T X, which does not exist for collinear columns
# named: inverse-of-gram
def fit(X, y):
    """Return weights, shape (D,), with the smallest mean squared error of the predictions X @ w.

    X: array of shape (N, D). y: array of shape (N,).

    Example: fit(np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]), np.array([1.0, 3.0, 5.0])) is about [1.0, 2.0].
    """
    return np.linalg.inv(X.T @ X) @ X.T @ y
