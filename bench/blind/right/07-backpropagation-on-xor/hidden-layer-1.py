# task: hidden-layer
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = d_output @ W_2.T * (1 - h**2)
    return d_hidden, X.T @ d_hidden, d_hidden.sum(axis=0)
