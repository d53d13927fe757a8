# task: leaky-start
# wrong: multiplies by the variance instead of its root
# named: variance-for-factor
def starting_weights(Z, slope):
    """Return weights, shape (n, m), for a layer of m units with n inputs, under leaky ReLU of this slope.

    Z: standard normal numbers, shape (n, m). slope: a number from 0 to 1.

    Example: starting_weights(np.array([[1.0], [-2.0]]), 0.0) is [[1.0], [-2.0]].
    """
    n = Z.shape[0]
    v = 2 / (n * (1 + slope**2))
    return Z * v
