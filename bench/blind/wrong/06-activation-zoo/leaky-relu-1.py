# task: leaky-relu
# wrong: takes the maximum of a x and x, wrong for slopes above 1
# named: largest-of-two
def leaky_relu(x, slope=0.01):
    """Return leaky ReLU of every entry, an array of the shape of x.

    x: numbers of any shape; lists are allowed. slope: any number.

    Example: leaky_relu([7.0, 0.0, -7.0]) is [7.0, 0.0, -0.07].
    """
    x = np.asarray(x, dtype=float)
    return np.maximum(slope * x, x)
