# task: softmax-kl
def kl_divergence(P, Q):
    there = P > 0
    with np.errstate(divide="ignore"):
        return np.sum(P[there] * np.log(P[there] / Q[there]))
