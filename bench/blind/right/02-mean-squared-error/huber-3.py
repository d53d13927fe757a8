# task: huber
def huber(y_true, y_pred, delta=1.0):
    size = np.abs(y_pred - y_true)
    near = np.minimum(size, delta)
    far = size - near
    return float((near**2 / 2 + delta * far).mean())
