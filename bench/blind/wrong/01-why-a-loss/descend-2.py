# task: descend
# wrong: moves W and not model.W, so the model keeps its first weight and the cost never changes
# named: model-stays
def descend(x, y, eta, steps):
    """Return the costs before the first and after every step of gradient descent, steps + 1 numbers.

    x, y: arrays of shape (N,). eta: the learning rate. steps: how many steps to take from w = 0.

    Example: descend(np.array([1.0, 1.0]), np.array([2.0, 4.0]), 0.25, 2) is [10.0, 3.25, 1.5625].
    """
    W = np.zeros(1)
    model = classifiers.LinearModel(W, 0.0, losses.mean_squared_error)
    X = x.reshape(-1, 1)
    costs = []
    for k in range(steps + 1):
        cost, (slope, _) = model.loss_and_gradients(X, y)
        costs.append(cost)
        W = W - eta * slope
    return costs
