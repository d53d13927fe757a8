# task: relu-training
def train(x, y, w, b, v, eta, steps):
    X = np.asarray(x, dtype=float)[:, np.newaxis]
    Y = np.asarray(y, dtype=float)[:, np.newaxis]
    W = np.array(w, dtype=float)[np.newaxis, :]
    B = np.array(b, dtype=float)
    V = np.array(v, dtype=float)[:, np.newaxis]

    def forward():
        H = np.where(X @ W + B > 0, X @ W + B, 0.0)
        return H, H @ V - Y

    curve = np.empty(steps + 1)
    H, R = forward()
    curve[0] = 0.5 * np.mean(R**2)
    for step in range(1, steps + 1):
        D = (R @ V.T) * (H > 0) / len(X)
        gradients = X.T @ D, np.sum(D, axis=0), H.T @ R / len(X)
        for parameter, gradient in zip((W, B, V), gradients):
            parameter -= eta * gradient
        H, R = forward()
        curve[step] = 0.5 * np.mean(R**2)
    return curve
