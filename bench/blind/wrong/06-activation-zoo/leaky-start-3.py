# task: leaky-start
# wrong: the slope is not squared
# named: slope-not-squared
def starting_weights(Z, slope):
    """Return weights, shape (n, m), for a layer of m units with n inputs, under leaky ReLU of this slope.

    Z: standard normal numbers, shape (n, m). slope: a number from 0 to 1.

    Example: starting_weights(np.array([[1.0], [-2.0]]), 0.0) is [[1.0], [-2.0]].
    """
    n, m = Z.shape
    return np.sqrt(2.0 / ((1 + slope) * n)) * Z
