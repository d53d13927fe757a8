# task: collapse
# wrong: takes in the first two layers only
# named: two-layers-only, needs-two-layers
def collapse(weights, biases):
    """Return W and b of the one layer x W + b that does what all layers do one after another.

    weights: list of arrays, of shapes (D0, D1), (D1, D2), … biases: list of arrays, of shapes (D1,), (D2,), …
    W has as many rows as the first layer and as many columns as the last; b has one entry a column of W.

    Example: collapse([np.array([[2.0]]), np.array([[-3.0]])], [np.array([1.0]), np.array([4.0])]) is [[-6.0]], [1.0].
    """
    W = weights[0] @ weights[1]
    b = biases[0] @ weights[1] + biases[1]
    return W, b
