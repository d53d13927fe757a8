# task: two-probabilities
# wrong: q is formed as 1 - p, so its digits are lost for large scores
# named: difference
def two_probabilities(z):
    """Return p and q, two arrays of the shape of z: the probabilities of label 1 and of label 0.

    z: array of any shape, scores of any size.

    Example: two_probabilities(np.array([0.0, 2.0])) is about ([0.5, 0.8808], [0.5, 0.1192]).
    """
    p = 1 / (1 + np.exp(-z))
    q = 1 - p
    return p, q
