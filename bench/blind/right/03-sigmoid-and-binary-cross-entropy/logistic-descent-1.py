# task: logistic-descent
def descend(X, y, eta, steps, l2=0.0):
    n, d = X.shape
    w = np.zeros(d)
    curve = []
    for _ in range(steps):
        z = X @ w
        curve.append(losses.binary_cross_entropy_with_logits(y, z) + l2 / 2 * np.sum(w**2))
        gradient = X.T @ (activations.sigmoid(z) - y) / n + l2 * w
        w = w - eta * gradient
    curve.append(losses.binary_cross_entropy_with_logits(y, X @ w) + l2 / 2 * np.sum(w**2))
    return w, np.array(curve)
