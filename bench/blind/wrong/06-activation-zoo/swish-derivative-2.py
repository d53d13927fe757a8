# task: swish-derivative
# wrong: the gate is the sigmoid of x, without beta
# named: gate-without-beta
def swish_derivative(x, beta=1.0):
    """Return the derivative of swish at every entry, an array of the shape of x.

    x: array of any shape with entries from -30 to 30. beta: any number from -8 to 8.

    Example: swish_derivative(np.array([0.0, 2.0])) is about [0.5, 1.0907843].
    """
    s = activations.sigmoid(x)
    return s + beta * x * s * (1 - s)
