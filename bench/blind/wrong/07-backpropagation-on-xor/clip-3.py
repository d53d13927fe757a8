# task: clip
# wrong: always brings the gradient to the length c, short ones too
# named: always-scaled-but-zeros, always-scaled
def clip(g, c):
    """Return g times min(1, c / norm of g), an array of shape (n,).

    g: array of shape (n,) of any finite floating-point numbers. c: a number above 0.

    Example: clip(np.array([30.0, 40.0]), 1.0) is [0.6, 0.8].
    """
    m = np.max(np.abs(g))
    if m == 0:
        return g.copy()
    norm = m * np.linalg.norm(g / m)
    return g / norm * c
