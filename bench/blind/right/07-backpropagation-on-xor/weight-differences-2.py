# task: weight-differences
def weight_differences(X, y, W_1, b_1, W_2, b_2, nudge=1e-5):
    def loss(W):
        return np.mean((np.tanh(X @ W + b_1) @ W_2 + b_2 - y) ** 2) / 2

    one_at_a_time = np.eye(W_1.size).reshape(-1, *W_1.shape) * nudge
    slopes = [(loss(W_1 + e) - loss(W_1 - e)) / (2 * nudge) for e in one_at_a_time]
    return np.array(slopes).reshape(W_1.shape)
