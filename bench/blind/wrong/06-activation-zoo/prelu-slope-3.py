# task: prelu-slope
# wrong: the derivative by the slope is taken as 1 below zero, the input is forgotten
# named: without-x
def prelu_slope_gradient(X, G):
    """Return the gradient of the loss by the slopes of PReLU, an array of shape (C,).

    X: inputs of PReLU, shape (N, C). G: the gradient of the loss by the outputs of PReLU, shape (N, C).

    Example: prelu_slope_gradient(np.array([[-3.0, 1.0], [-1.0, 2.0]]), np.array([[0.5, 1.0], [2.0, 1.0]])) is [-3.5, 0.0].
    """
    N, C = X.shape
    grad = np.zeros(C)
    for i in range(N):
        for c in range(C):
            if X[i, c] <= 0:
                grad[c] += G[i, c]
    return grad
