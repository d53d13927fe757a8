# task: prelu-slope
# wrong: sums along the wrong axis, one entry for each sample
# named: rows-for-columns
def prelu_slope_gradient(X, G):
    """Return the gradient of the loss by the slopes of PReLU, an array of shape (C,).

    X: inputs of PReLU, shape (N, C). G: the gradient of the loss by the outputs of PReLU, shape (N, C).

    Example: prelu_slope_gradient(np.array([[-3.0, 1.0], [-1.0, 2.0]]), np.array([[0.5, 1.0], [2.0, 1.0]])) is [-3.5, 0.0].
    """
    dX = np.where(X <= 0, X, 0.0)
    return np.sum(G * dX, axis=1)
