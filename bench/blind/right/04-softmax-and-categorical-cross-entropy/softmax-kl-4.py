# task: softmax-kl
def kl_divergence(P, Q):
    P, Q = np.asarray(P, dtype=float), np.asarray(Q, dtype=float)
    with np.errstate(all="ignore"):
        return np.where(P == 0, 0.0, P * (np.log(P) - np.log(Q))).sum()
