# task: clip
# wrong: clips entry by entry, which changes the direction
# named: entries-cut-off
def clip(g, c):
    """Return g times min(1, c / norm of g), an array of shape (n,).

    g: array of shape (n,) of any finite floating-point numbers. c: a number above 0.

    Example: clip(np.array([30.0, 40.0]), 1.0) is [0.6, 0.8].
    """
    return np.clip(g, -c, c)
