# task: two-probabilities
# wrong: p is e^z / (1 + e^z), which is nan for a score of 1000
# named: infinity-over-infinity
def two_probabilities(z):
    """Return p and q, two arrays of the shape of z: the probabilities of label 1 and of label 0.

    z: array of any shape, scores of any size.

    Example: two_probabilities(np.array([0.0, 2.0])) is about ([0.5, 0.8808], [0.5, 0.1192]).
    """
    p = np.exp(z) / (1 + np.exp(z))
    q = 1 / (1 + np.exp(z))
    return p, q
