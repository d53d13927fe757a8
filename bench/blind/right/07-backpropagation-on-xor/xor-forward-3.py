# task: xor-forward
def forward(X, W_1, b_1, W_2, b_2):
    a = np.einsum("nd,dh->nh", np.array(X, dtype=float), np.array(W_1, dtype=float)) + np.array(b_1, dtype=float)
    h = 2 / (1 + np.exp(-2 * a)) - 1
    y_hat = np.dot(h, np.array(W_2, dtype=float)) + np.array(b_2, dtype=float)
    return [h, y_hat]
