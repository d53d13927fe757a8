# task: hidden-layer
def hidden_gradients(X, h, W_2, d_output):
    d_hidden = np.einsum("no,ho,nh->nh", d_output, W_2, 1 - h * h)
    return d_hidden, np.einsum("nd,nh->dh", X, d_hidden), np.einsum("nh->h", d_hidden)
