# task: two-probabilities
# wrong: the two are returned in the wrong order
# named: sign-of-exponent
def two_probabilities(z):
    """Return p and q, two arrays of the shape of z: the probabilities of label 1 and of label 0.

    z: array of any shape, scores of any size.

    Example: two_probabilities(np.array([0.0, 2.0])) is about ([0.5, 0.8808], [0.5, 0.1192]).
    """
    def sigmoid(s):
        return 1.0 / (1.0 + np.exp(-s))

    return sigmoid(-z), sigmoid(z)
