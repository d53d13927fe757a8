# task: softmax
# wrong: sums over the columns (axis 0) instead of the rows
# named: columns-for-rows
def softmax(Z):
    """Return the softmax of every row of Z, an array of shape (N, C).

    Z: scores, numbers of shape (N, C); lists are allowed.

    Example: softmax([[0.0, 0.0], [1000.0, 0.0]]) is [[0.5, 0.5], [1.0, 0.0]].
    """
    Z = np.asarray(Z, dtype=float)
    Z = Z - Z.max(axis=1, keepdims=True)
    return np.exp(Z) / np.exp(Z).sum(axis=0)
