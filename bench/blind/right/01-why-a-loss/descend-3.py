# task: descend
def descend(x, y, eta, steps):
    def cost_and_slope(W):
        model = classifiers.LinearModel(W, 0.0, losses.mean_squared_error)
        cost, (slope, _) = model.loss_and_gradients(x.reshape(-1, 1), y)
        return cost, slope

    W = np.zeros(1)
    cost, slope = cost_and_slope(W)
    curve = [cost]
    while len(curve) <= steps:
        W = W - eta * slope
        cost, slope = cost_and_slope(W)
        curve.append(cost)
    return np.array(curve)
