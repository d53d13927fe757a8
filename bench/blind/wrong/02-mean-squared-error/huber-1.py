# task: huber
# wrong: no absolute value in the condition, so large negative residuals are squared
# named: residual-with-sign
def huber(y_true, y_pred, delta=1.0):
    """Return the mean Huber loss, one number.

    y_true, y_pred: arrays of shape (N,). delta: a number above 0.

    Example: huber(np.array([0.0, 0.0]), np.array([1.0, 3.0])) is 1.5.
    """
    r = y_pred - y_true
    loss = np.where(r <= delta, 0.5 * r**2, delta * np.abs(r) - 0.5 * delta**2)
    return np.mean(loss)
