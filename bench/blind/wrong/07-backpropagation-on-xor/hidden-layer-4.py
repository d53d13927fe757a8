# task: hidden-layer
# wrong: the bias gradient is summed over axis 1, the units
# named: bias-added-along-units
def hidden_gradients(X, h, W_2, d_output):
    """Return d_hidden, shape (N, H), dW_1, shape (D, H), and db_1, shape (H,).

    X: (N, D). h: (N, H), already tanh of the sums. W_2: (H, 1). d_output: (N, 1), the gradient by y_hat.

    Example: hidden_gradients(np.array([[2.0]]), np.array([[0.5]]), np.array([[3.0]]), np.array([[4.0]])) is
    ([[9.0]], [[18.0]], [9.0]).
    """
    d_hidden = (d_output @ W_2.T) * (1 - h * h)
    return d_hidden, X.T @ d_hidden, d_hidden.sum(axis=1)
