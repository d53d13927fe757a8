# task: fit
# wrong: adds a small ridge to X^T X so that it can be inverted, which biases the weights
# named: penalty
def fit(X, y):
    """Return weights, shape (D,), with the smallest mean squared error of the predictions X @ w.

    X: array of shape (N, D). y: array of shape (N,).

    Example: fit(np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]), np.array([1.0, 3.0, 5.0])) is about [1.0, 2.0].
    """
    D = X.shape[1]
    return np.linalg.solve(X.T @ X + 1e-3 * np.eye(D), X.T @ y)
