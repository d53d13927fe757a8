# task: dead-count
# wrong: returns the share of the dead units
# named: share
def dead_units(X, W, b):
    """Return the number of dead units of the layer relu(X @ W + b), one number.

    X: samples, shape (N, D). W: weights, shape (D, H). b: biases, shape (H,).

    Example: dead_units(np.array([[-1.0], [2.0]]), np.array([[1.0, 1.0]]), np.array([0.0, -10.0])) is 1.
    """
    S = np.dot(X, W) + b
    return np.mean((S < 0).all(axis=0))
