# task: bce
from scipy.special import xlog1py, xlogy


def binary_cross_entropy(y, p):
    return -np.mean(xlogy(y, p) + xlog1py(1 - y, -p))
