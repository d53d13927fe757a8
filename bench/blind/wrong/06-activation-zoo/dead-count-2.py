# task: dead-count
# wrong: axis 1 instead of axis 0: counts samples for which all units are silent
# named: samples-for-units
def dead_units(X, W, b):
    """Return the number of dead units of the layer relu(X @ W + b), one number.

    X: samples, shape (N, D). W: weights, shape (D, H). b: biases, shape (H,).

    Example: dead_units(np.array([[-1.0], [2.0]]), np.array([[1.0, 1.0]]), np.array([0.0, -10.0])) is 1.
    """
    sums = X @ W + b
    return np.sum(np.all(sums < 0, axis=1))
