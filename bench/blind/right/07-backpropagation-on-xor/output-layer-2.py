# task: output-layer
def output_gradients(y, y_hat, h):
    n, units = h.shape
    d_output = np.zeros((n, 1))
    dW_2 = np.zeros((units, 1))
    db_2 = np.zeros(1)
    for i in range(n):
        d_output[i, 0] = (y_hat[i, 0] - y[i, 0]) / n
        for j in range(units):
            dW_2[j, 0] += h[i, j] * d_output[i, 0]
        db_2[0] += d_output[i, 0]
    return d_output, dW_2, db_2
