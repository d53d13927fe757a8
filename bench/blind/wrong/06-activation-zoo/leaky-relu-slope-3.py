# task: leaky-relu-slope
# wrong: below zero 0 as for ReLU, the slope is not used
# named: relu-slope
def leaky_relu_derivative(x, slope=0.01):
    """Return the derivative of leaky ReLU at every entry, an array of the shape of x.

    x: array of any shape. slope: any number.

    Example: leaky_relu_derivative(np.array([7.0, -7.0])) is [1.0, 0.01].
    """
    d = np.zeros(x.shape)
    d[x > 0] = 1
    return d
