# task: logistic-descent
def descend(X, y, eta, steps, l2=0.0):
    w = np.zeros(X.shape[1])
    curve = np.zeros(steps + 1)
    for k in range(steps + 1):
        z = X @ w
        curve[k] = np.mean(np.logaddexp(0, z) - y * z) + l2 * np.linalg.norm(w) ** 2 / 2
        if k < steps:
            p = 0.5 + 0.5 * np.tanh(z / 2)
            w -= eta * (np.einsum("nd,n->d", X, p - y) / len(y) + l2 * w)
    return w, curve
