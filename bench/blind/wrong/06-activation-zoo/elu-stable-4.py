# task: elu-stable
# wrong: the maximum of both cases, wrong where alpha is above 1
# named: larger-piece
def elu(x, alpha=1.0):
    """Return ELU of every entry, an array of the shape of x.

    x: array of any shape. alpha: a number above 0.

    Example: elu(np.array([3.0, 0.0, -5.0]), alpha=0.1) is about [3.0, 0.0, -0.0993262].
    """
    return np.maximum(x, alpha * np.expm1(np.minimum(x, 0)))
