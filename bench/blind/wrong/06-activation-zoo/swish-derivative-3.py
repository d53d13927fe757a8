# task: swish-derivative
# wrong: takes the derivative of the gate only, no product rule
# named: gate-fixed
def swish_derivative(x, beta=1.0):
    """Return the derivative of swish at every entry, an array of the shape of x.

    x: array of any shape with entries from -30 to 30. beta: any number from -8 to 8.

    Example: swish_derivative(np.array([0.0, 2.0])) is about [0.5, 1.0907843].
    """
    s = 1 / (1 + np.exp(-beta * x))
    return x * beta * s * (1 - s)
