# task: collapse
from functools import reduce


def collapse(weights, biases):
    W = reduce(np.matmul, weights)
    tail = np.eye(weights[-1].shape[1])
    b = np.zeros(tail.shape[0])
    for V, c in zip(reversed(weights), reversed(biases)):
        b = b + c @ tail
        tail = V @ tail
    return [W, b]
