# task: mse-gradient
def mean_squared_error_gradient(y_true, y_pred):
    residual = np.asarray(y_pred) * 1.0 - np.asarray(y_true) * 1.0
    residual *= 2
    residual /= residual.size
    return residual
