# task: two-probabilities
def two_probabilities(z):
    p = np.exp(-np.logaddexp(0.0, -z))
    q = np.exp(-np.logaddexp(0.0, z))
    return p, q
