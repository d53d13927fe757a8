# task: softmax-ce
from scipy.special import logsumexp


def softmax_cross_entropy(y, Z):
    true = np.take_along_axis(Z, y[:, None], axis=1)
    return float(logsumexp(Z - true, axis=1).mean())
