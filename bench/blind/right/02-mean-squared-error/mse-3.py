# task: mse
def mean_squared_error(y_true, y_pred):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError("y_true and y_pred must have one shape")
    r = np.subtract(y_pred, y_true, dtype=float).ravel()
    return float(r @ r / r.size)
