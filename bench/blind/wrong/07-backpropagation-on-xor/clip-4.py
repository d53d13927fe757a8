# task: clip
# wrong: takes the largest entry without the absolute value
# named: largest-with-sign
def clip(g, c):
    """Return g times min(1, c / norm of g), an array of shape (n,).

    g: array of shape (n,) of any finite floating-point numbers. c: a number above 0.

    Example: clip(np.array([30.0, 40.0]), 1.0) is [0.6, 0.8].
    """
    m = np.max(g)
    if m == 0:
        return np.array(g)
    norm = m * np.sqrt(np.sum((g / m) ** 2))
    return g * min(1, c / norm)
