# task: leaky-relu
# wrong: the array keeps its whole-number type, so slope * x is cut off
# named: keeps-integers
def leaky_relu(x, slope=0.01):
    """Return leaky ReLU of every entry, an array of the shape of x.

    x: numbers of any shape; lists are allowed. slope: any number.

    Example: leaky_relu([7.0, 0.0, -7.0]) is [7.0, 0.0, -0.07].
    """
    x = np.array(x)
    out = x.copy()
    out[x < 0] = slope * x[x < 0]
    return out
