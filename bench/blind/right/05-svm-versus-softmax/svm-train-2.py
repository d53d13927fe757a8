# task: svm-train
def train_svm(W, X, y, l2, eta, steps):
    rows = np.arange(len(X))

    def cost_and_slope(W):
        Z = X @ W
        missing = 1 + Z - Z[rows, y][:, None]
        missing[rows, y] = 0
        missing = np.maximum(missing, 0)
        G = np.sign(missing)
        G[rows, y] = -G.sum(axis=1)
        return float(missing.sum() / len(X) + l2 * (W * W).sum() / 2), X.T @ G / len(X) + l2 * W

    cost, slope = cost_and_slope(W)
    costs = [cost]
    for _ in range(steps):
        W = W - eta * slope
        cost, slope = cost_and_slope(W)
        costs.append(cost)
    return W, costs
