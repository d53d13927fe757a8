# task: bce-logits
from scipy.special import log_expit


def binary_cross_entropy_with_logits(y, z):
    y = np.asarray(y, dtype=np.float64)
    z = np.asarray(z, dtype=np.float64)
    return -np.mean(y * log_expit(z) + (1 - y) * log_expit(-z))
