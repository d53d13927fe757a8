# task: softmax-kl
import math


def kl_divergence(P, Q):
    total = 0.0
    for p, q in zip(P, Q):
        if p == 0:
            continue
        if q == 0:
            return math.inf
        total += p * (math.log(p) - math.log(q))
    return total
