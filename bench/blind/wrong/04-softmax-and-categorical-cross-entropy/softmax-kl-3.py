# task: softmax-kl
# wrong: logarithm to base 2, bits instead of nats
# named: other-base
def kl_divergence(P, Q):
    """Return the Kullback-Leibler divergence D(P || Q) in nats, one number.

    P, Q: probabilities, arrays of shape (C,), each with sum 1.

    Example: kl_divergence(np.array([0.0, 1.0]), np.array([0.5, 0.5])) is about 0.69314718.
    """
    keep = P > 0
    return np.sum(P[keep] * np.log2(P[keep] / Q[keep]))
