# task: two-probabilities
def two_probabilities(z):
    z = np.asarray(z, dtype=float)
    small = np.exp(-np.abs(z))
    large_side = 1 / (1 + small)
    small_side = small / (1 + small)
    p = np.where(z >= 0, large_side, small_side)
    q = np.where(z >= 0, small_side, large_side)
    return [p, q]
