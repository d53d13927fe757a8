# task: huber
# wrong: the line is |r| - delta/2 without the factor delta, right for delta = 1 only
# named: slope-1-beyond-delta, line-lowered-by-half-delta, line-lowered-wrongly
def huber(y_true, y_pred, delta=1.0):
    """Return the mean Huber loss, one number.

    y_true, y_pred: arrays of shape (N,). delta: a number above 0.

    Example: huber(np.array([0.0, 0.0]), np.array([1.0, 3.0])) is 1.5.
    """
    a = np.abs(y_pred - y_true)
    quadratic = 0.5 * a**2
    linear = a - 0.5 * delta
    return np.where(a <= delta, quadratic, linear).mean()
