# task: mse-gradient
def mean_squared_error_gradient(y_true, y_pred):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    return 2 * (y_pred - y_true) / y_pred.size
