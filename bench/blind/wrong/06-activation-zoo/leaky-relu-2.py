# task: leaky-relu
# wrong: writes into the caller's array
# named: changes-input
def leaky_relu(x, slope=0.01):
    """Return leaky ReLU of every entry, an array of the shape of x.

    x: numbers of any shape; lists are allowed. slope: any number.

    Example: leaky_relu([7.0, 0.0, -7.0]) is [7.0, 0.0, -0.07].
    """
    x = np.asarray(x, dtype=float)
    x[x < 0] *= slope
    return x
