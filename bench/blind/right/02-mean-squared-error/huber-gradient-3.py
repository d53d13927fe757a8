# task: huber-gradient
def huber_gradient(y_true, y_pred, delta=1.0):
    r = np.asarray(y_pred, float) - np.asarray(y_true, float)
    inside = np.abs(r) <= delta
    return (inside * r + ~inside * delta * np.sign(r)) / r.size
