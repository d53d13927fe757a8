# task: softmax-kl
from scipy.special import rel_entr


def kl_divergence(P, Q):
    return float(rel_entr(P, Q).sum())
