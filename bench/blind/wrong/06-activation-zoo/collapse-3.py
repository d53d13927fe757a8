# task: collapse
# wrong: the bias is that of the last layer only
# named: last-bias-only, biases-forgotten
def collapse(weights, biases):
    """Return W and b of the one layer x W + b that does what all layers do one after another.

    weights: list of arrays, of shapes (D0, D1), (D1, D2), … biases: list of arrays, of shapes (D1,), (D2,), …
    W has as many rows as the first layer and as many columns as the last; b has one entry a column of W.

    Example: collapse([np.array([[2.0]]), np.array([[-3.0]])], [np.array([1.0]), np.array([4.0])]) is [[-6.0]], [1.0].
    """
    W = np.eye(weights[0].shape[0])
    for k in range(len(weights)):
        W = W @ weights[k]
    b = biases[-1]
    return W, b
