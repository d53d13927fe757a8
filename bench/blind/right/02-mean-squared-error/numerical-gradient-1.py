# task: numerical-gradient
def numerical_gradient(y_true, y_pred, h=1e-5):
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    gradient = np.zeros(len(y_pred))
    for i in range(len(y_pred)):
        up = y_pred.copy()
        up[i] += h
        down = y_pred.copy()
        down[i] -= h
        gradient[i] = (losses.pseudo_huber(y_true, up) - losses.pseudo_huber(y_true, down)) / (2 * h)
    return gradient
