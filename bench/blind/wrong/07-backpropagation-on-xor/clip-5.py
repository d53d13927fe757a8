# task: clip
# wrong: a gradient of zeros divides 0 by 0
# named: zeros-become-nan
def clip(g, c):
    """Return g times min(1, c / norm of g), an array of shape (n,).

    g: array of shape (n,) of any finite floating-point numbers. c: a number above 0.

    Example: clip(np.array([30.0, 40.0]), 1.0) is [0.6, 0.8].
    """
    m = np.abs(g).max()
    scaled = g / m
    norm = m * np.sqrt(scaled @ scaled)
    return g * np.minimum(1, c / norm)
