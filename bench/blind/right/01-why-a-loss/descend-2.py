# task: descend
def descend(x, y, eta, steps):
    w = 0.0
    costs = np.empty(steps + 1)
    for k in range(steps + 1):
        residual = w * x - y
        costs[k] = np.mean(residual**2)
        w = w - eta * 2 * np.mean(residual * x)
    return costs
