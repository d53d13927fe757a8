# task: swish-derivative
# wrong: the factor x is missing in the second term
# named: x-lost
def swish_derivative(x, beta=1.0):
    """Return the derivative of swish at every entry, an array of the shape of x.

    x: array of any shape with entries from -30 to 30. beta: any number from -8 to 8.

    Example: swish_derivative(np.array([0.0, 2.0])) is about [0.5, 1.0907843].
    """
    s = activations.sigmoid(beta * x)
    return s + beta * s * (1 - s)
