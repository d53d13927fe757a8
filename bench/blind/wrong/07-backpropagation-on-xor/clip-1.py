# task: clip
# wrong: the norm as it stands, its square overflows for 1e200
# named: squares-overflow
def clip(g, c):
    """Return g times min(1, c / norm of g), an array of shape (n,).

    g: array of shape (n,) of any finite floating-point numbers. c: a number above 0.

    Example: clip(np.array([30.0, 40.0]), 1.0) is [0.6, 0.8].
    """
    norm = np.sqrt(np.sum(g**2))
    if norm <= c:
        return g.copy()
    return g * (c / norm)
