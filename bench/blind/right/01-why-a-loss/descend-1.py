# task: descend
def descend(x, y, eta, steps):
    model = classifiers.LinearModel(np.array([0.0]), 0.0, losses.mean_squared_error)
    X = x.reshape(-1, 1)
    costs = []
    for _ in range(steps):
        cost, (slope, _) = model.loss_and_gradients(X, y)
        costs.append(cost)
        model.W = model.W - eta * slope
    costs.append(model.loss_and_gradients(X, y)[0])
    return costs
