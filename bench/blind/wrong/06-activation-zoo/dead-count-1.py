# task: dead-count
# wrong: any instead of all: one negative sum counts as dead
# named: any-for-all
def dead_units(X, W, b):
    """Return the number of dead units of the layer relu(X @ W + b), one number.

    X: samples, shape (N, D). W: weights, shape (D, H). b: biases, shape (H,).

    Example: dead_units(np.array([[-1.0], [2.0]]), np.array([[1.0, 1.0]]), np.array([0.0, -10.0])) is 1.
    """
    S = X @ W + b
    return int(np.sum(np.any(S < 0, axis=0)))
