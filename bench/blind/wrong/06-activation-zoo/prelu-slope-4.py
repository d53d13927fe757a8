# task: prelu-slope
# wrong: the input counts on both sides of zero
# named: both-sides, one-on-the-right
def prelu_slope_gradient(X, G):
    """Return the gradient of the loss by the slopes of PReLU, an array of shape (C,).

    X: inputs of PReLU, shape (N, C). G: the gradient of the loss by the outputs of PReLU, shape (N, C).

    Example: prelu_slope_gradient(np.array([[-3.0, 1.0], [-1.0, 2.0]]), np.array([[0.5, 1.0], [2.0, 1.0]])) is [-3.5, 0.0].
    """
    return (X * G).sum(axis=0)
