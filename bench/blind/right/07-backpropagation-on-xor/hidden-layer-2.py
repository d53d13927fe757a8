# task: hidden-layer
def hidden_gradients(X, h, W_2, d_output):
    n, units = h.shape
    d_hidden = np.zeros((n, units))
    for i in range(n):
        for j in range(units):
            d_hidden[i, j] = d_output[i, 0] * W_2[j, 0] * (1 - h[i, j]) * (1 + h[i, j])
    dW_1 = sum(np.outer(X[i], d_hidden[i]) for i in range(n))
    db_1 = sum(d_hidden[i] for i in range(n))
    return d_hidden, dW_1, db_1
