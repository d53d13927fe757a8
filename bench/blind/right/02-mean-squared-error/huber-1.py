# task: huber
def huber(y_true, y_pred, delta=1.0):
    r = y_pred - y_true
    return np.mean(np.where(np.abs(r) <= delta, 0.5 * r**2, delta * np.abs(r) - 0.5 * delta**2))
