# task: mse-gradient
def mean_squared_error_gradient(y_true, y_pred):
    y_true = np.array(y_true, dtype=float)
    y_pred = np.array(y_pred, dtype=float)
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes differ")
    gradient = np.zeros_like(y_pred)
    for place in np.ndindex(y_pred.shape):
        gradient[place] = (2.0 / y_pred.size) * (y_pred[place] - y_true[place])
    return gradient
