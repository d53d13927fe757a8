# task: bce-logits-gradient
# wrong: divides by the number of rows, wrong for (N, K)
# named: rows-for-entries, another-divisor
def bce_gradient(y, z, pos_weight=1.0):
    """Return the gradient of the mean weighted binary cross-entropy by the scores, an array of the shape of z.

    y: labels, each 0, 1 or between. z: scores. Both arrays of one shape, (N,) or (N, K). pos_weight: a number, at least 0.

    Example: bce_gradient(np.array([1.0, 0.0]), np.array([0.0, 0.0]), pos_weight=3.0) is [-0.75, 0.25].
    """
    p = activations.sigmoid(z)
    grad = (1 - y) * p - pos_weight * y * (1 - p)
    return grad / len(y)
