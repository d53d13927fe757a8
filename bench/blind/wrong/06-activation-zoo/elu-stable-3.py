# task: elu-stable
# wrong: writes into the caller's array
# named: changes-input
def elu(x, alpha=1.0):
    """Return ELU of every entry, an array of the shape of x.

    x: array of any shape. alpha: a number above 0.

    Example: elu(np.array([3.0, 0.0, -5.0]), alpha=0.1) is about [3.0, 0.0, -0.0993262].
    """
    negative = x <= 0
    x[negative] = alpha * np.expm1(x[negative])
    return x
