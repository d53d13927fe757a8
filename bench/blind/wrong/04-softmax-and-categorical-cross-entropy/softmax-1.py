# task: softmax
# wrong: takes off the largest score of the whole batch, not of each row
# named: maximum-of-batch
def softmax(Z):
    """Return the softmax of every row of Z, an array of shape (N, C).

    Z: scores, numbers of shape (N, C); lists are allowed.

    Example: softmax([[0.0, 0.0], [1000.0, 0.0]]) is [[0.5, 0.5], [1.0, 0.0]].
    """
    Z = np.asarray(Z, dtype=float)
    E = np.exp(Z - np.max(Z))
    return E / E.sum(axis=1, keepdims=True)
