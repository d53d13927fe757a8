# task: softmax-kl
# wrong: P and Q are swapped in the fraction
# named: negative
def kl_divergence(P, Q):
    """Return the Kullback-Leibler divergence D(P || Q) in nats, one number.

    P, Q: probabilities, arrays of shape (C,), each with sum 1.

    Example: kl_divergence(np.array([0.0, 1.0]), np.array([0.5, 0.5])) is about 0.69314718.
    """
    mask = P > 0
    return np.sum(P[mask] * np.log(Q[mask] / P[mask]))
