# task: logistic-descent
def descend(X, y, eta, steps, l2=0.0):
    def objective(w):
        return losses.binary_cross_entropy_with_logits(y, X @ w) + 0.5 * l2 * (w @ w)

    def slope(w):
        return np.mean((activations.sigmoid(X @ w) - y)[:, None] * X, axis=0) + l2 * w

    path = [np.zeros(X.shape[1])]
    for _ in range(steps):
        path.append(path[-1] - eta * slope(path[-1]))
    return path[-1], np.array([objective(w) for w in path])
