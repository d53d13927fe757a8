# task: softmax-train
def train(X, y, classes, eta, steps):
    n, d = X.shape
    A = np.concatenate([X, np.ones((n, 1))], axis=1)
    V = np.zeros((d + 1, classes))
    one_hot = np.eye(classes)[y]
    curve = np.zeros(steps)
    for k in range(steps):
        Z = A @ V
        Z = Z - Z.max(axis=1, keepdims=True)
        log_p = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
        curve[k] = -(one_hot * log_p).sum() / n
        V = V - eta / n * (A.T @ (np.exp(log_p) - one_hot))
    return V[:-1], V[-1], curve
