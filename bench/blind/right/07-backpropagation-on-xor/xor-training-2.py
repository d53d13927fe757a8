# task: xor-training
def train(X, y, W_1, b_1, W_2, b_2, eta, steps):
    n = len(X)
    curve = np.zeros(steps + 1)
    for k in range(steps + 1):
        h = np.tanh(X @ W_1 + b_1)
        residual = h @ W_2 + b_2 - y
        curve[k] = np.sum(residual**2) / (2 * n)
        if k < steps:
            d_out = residual / n
            d_hid = d_out @ W_2.T * (1 - h**2)
            W_2 = W_2 - eta * h.T @ d_out
            b_2 = b_2 - eta * d_out.sum(axis=0)
            W_1 = W_1 - eta * X.T @ d_hid
            b_1 = b_1 - eta * d_hid.sum(axis=0)
    return curve, W_1, b_1, W_2, b_2
