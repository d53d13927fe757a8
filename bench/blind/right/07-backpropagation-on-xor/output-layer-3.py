# task: output-layer
def output_gradients(y, y_hat, h):
    residual = y_hat - y
    return [residual / residual.size, np.mean(h * residual, axis=0)[:, None], np.mean(residual, axis=0)]
