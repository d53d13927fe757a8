# task: huber
# wrong: the constant is forgotten: the line is delta |r|
# named: line-not-lowered, line-lowered-wrongly
def huber(y_true, y_pred, delta=1.0):
    """Return the mean Huber loss, one number.

    y_true, y_pred: arrays of shape (N,). delta: a number above 0.

    Example: huber(np.array([0.0, 0.0]), np.array([1.0, 3.0])) is 1.5.
    """
    total = 0.0
    for t, p in zip(y_true, y_pred):
        r = p - t
        if abs(r) <= delta:
            total += 0.5 * r**2
        else:
            total += delta * abs(r)
    return total / len(y_true)
