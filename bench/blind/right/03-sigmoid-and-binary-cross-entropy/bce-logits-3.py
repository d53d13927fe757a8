# task: bce-logits
import math


def softplus(t):
    if t > 0:
        return t + math.log1p(math.exp(-t))
    return math.log1p(math.exp(t))


def binary_cross_entropy_with_logits(y, z):
    labels = np.ravel(y).tolist()
    scores_ = np.ravel(z).tolist()
    total = 0.0
    for a, b in zip(labels, scores_):
        total += a * softplus(-b) + (1 - a) * softplus(b)
    return total / len(labels)
