# task: xor-forward
def forward(X, W_1, b_1, W_2, b_2):
    X, W_1, b_1, W_2, b_2 = (np.asarray(a, dtype=float) for a in (X, W_1, b_1, W_2, b_2))
    h = np.tanh(X @ W_1 + b_1)
    return h, h @ W_2 + b_2
