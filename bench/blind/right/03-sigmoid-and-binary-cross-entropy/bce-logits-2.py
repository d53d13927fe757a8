# task: bce-logits
def binary_cross_entropy_with_logits(y, z):
    y, z = np.array(y, dtype=float), np.array(z, dtype=float)
    return float((y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)).mean())
