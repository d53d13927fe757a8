# task: svm-train
def train_svm(W, X, y, l2, eta, steps):
    W = W.copy()
    curve = []
    for _ in range(steps):
        Z = X @ W
        curve.append(losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2))
        W -= eta * (X.T @ losses.multiclass_hinge.gradient(y, Z) + l2 * W)
    curve.append(losses.multiclass_hinge(y, X @ W) + l2 / 2 * np.sum(W**2))
    return W, curve
