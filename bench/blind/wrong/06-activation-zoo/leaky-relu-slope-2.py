# task: leaky-relu-slope
# wrong: the slope below zero is a*x, the value instead of the derivative
# named: x-on-the-left
def leaky_relu_derivative(x, slope=0.01):
    """Return the derivative of leaky ReLU at every entry, an array of the shape of x.

    x: array of any shape. slope: any number.

    Example: leaky_relu_derivative(np.array([7.0, -7.0])) is [1.0, 0.01].
    """
    return np.where(x > 0, 1.0, slope * x)
