# task: softmax
# wrong: no shift at all, overflows near 1000
# named: overflows
def softmax(Z):
    """Return the softmax of every row of Z, an array of shape (N, C).

    Z: scores, numbers of shape (N, C); lists are allowed.

    Example: softmax([[0.0, 0.0], [1000.0, 0.0]]) is [[0.5, 0.5], [1.0, 0.0]].
    """
    Z = np.array(Z, dtype=float)
    E = np.exp(Z)
    return E / np.sum(E, axis=1, keepdims=True)
