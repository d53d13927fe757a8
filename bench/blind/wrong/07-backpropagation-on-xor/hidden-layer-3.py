# task: hidden-layer
# wrong: divides by N again, although it is in d_output
# named: 1-over-n-again, mean-for-bias
def hidden_gradients(X, h, W_2, d_output):
    """Return d_hidden, shape (N, H), dW_1, shape (D, H), and db_1, shape (H,).

    X: (N, D). h: (N, H), already tanh of the sums. W_2: (H, 1). d_output: (N, 1), the gradient by y_hat.

    Example: hidden_gradients(np.array([[2.0]]), np.array([[0.5]]), np.array([[3.0]]), np.array([[4.0]])) is
    ([[9.0]], [[18.0]], [9.0]).
    """
    N = len(X)
    d_hidden = np.outer(d_output, W_2) * (1 - h**2)
    return d_hidden, X.T @ d_hidden / N, d_hidden.sum(axis=0) / N
