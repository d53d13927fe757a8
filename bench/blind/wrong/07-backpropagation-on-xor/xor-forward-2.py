# task: xor-forward
# wrong: the bias is added after the tanh
# named: bias-after-tanh
def forward(X, W_1, b_1, W_2, b_2):
    """Return the hidden units h, shape (N, H), and the answers y_hat, shape (N, 1).

    X: (N, D). W_1: (D, H). b_1: (H,). W_2: (H, 1). b_2: (1,). Lists are allowed.

    Example: forward([[0.0, 1.0]], [[1.0, 0.0], [0.5, 0.0]], [0.0, 0.0], [[2.0], [3.0]], [1.0]) is
    about ([[0.46211716, 0.0]], [[1.92423431]]).
    """
    X = np.asarray(X, dtype=float)
    W_1 = np.asarray(W_1, dtype=float)
    W_2 = np.asarray(W_2, dtype=float)
    h = np.tanh(np.dot(X, W_1)) + np.asarray(b_1, dtype=float)
    return h, np.dot(h, W_2) + np.asarray(b_2, dtype=float)
