# task: leaky-start
# wrong: n is the number of units (columns) instead of the number of inputs
# named: outputs-for-inputs
def starting_weights(Z, slope):
    """Return weights, shape (n, m), for a layer of m units with n inputs, under leaky ReLU of this slope.

    Z: standard normal numbers, shape (n, m). slope: a number from 0 to 1.

    Example: starting_weights(np.array([[1.0], [-2.0]]), 0.0) is [[1.0], [-2.0]].
    """
    n = Z.shape[1]
    return Z * np.sqrt(2 / (n * (1 + slope**2)))
