# task: huber-gradient
# wrong: beyond delta the slope is the sign, without the factor delta
# named: sign-without-delta
def huber_gradient(y_true, y_pred, delta=1.0):
    """Return the gradient of the mean Huber loss by y_pred, an array of shape (N,).

    y_true, y_pred: arrays of shape (N,). delta: a number above 0.

    Example: huber_gradient(np.array([0.0, 0.0]), np.array([0.5, -3.0])) is [0.25, -0.5].
    """
    r = y_pred - y_true
    g = np.where(np.abs(r) <= delta, r, np.sign(r))
    return g / len(r)
