# task: output-layer
def output_gradients(y, y_hat, h):
    d_output = (y_hat - y) / len(y)
    return d_output, h.T @ d_output, d_output.sum(axis=0)
