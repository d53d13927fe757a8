# task: softmax-kl
# wrong: leaves out the classes with Q = 0 as well, so it is never infinite
# named: leaves-out-q
def kl_divergence(P, Q):
    """Return the Kullback-Leibler divergence D(P || Q) in nats, one number.

    P, Q: probabilities, arrays of shape (C,), each with sum 1.

    Example: kl_divergence(np.array([0.0, 1.0]), np.array([0.5, 0.5])) is about 0.69314718.
    """
    mask = (P > 0) & (Q > 0)
    return float(np.sum(P[mask] * np.log(P[mask] / Q[mask])))
