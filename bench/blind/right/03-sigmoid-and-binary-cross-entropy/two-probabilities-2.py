# task: two-probabilities
from scipy.special import expit


def two_probabilities(z):
    return expit(z), expit(-z)
