# task: swish-derivative
from scipy.special import expit


def swish_derivative(x, beta=1.0):
    return np.array([expit(beta * t) * (1 + beta * t * expit(-beta * t)) for t in np.ravel(x)]).reshape(np.shape(x))
