# task: two-probabilities
# wrong: clips the scores to +-30 against overflow, so the digits at 40 are wrong
# named: clips-score
def two_probabilities(z):
    """Return p and q, two arrays of the shape of z: the probabilities of label 1 and of label 0.

    z: array of any shape, scores of any size.

    Example: two_probabilities(np.array([0.0, 2.0])) is about ([0.5, 0.8808], [0.5, 0.1192]).
    """
    z = np.clip(z, -30, 30)
    return 1 / (1 + np.exp(-z)), 1 / (1 + np.exp(z))
