# task: numerical-gradient
# wrong: forward difference instead of the central one
# named: forward
def numerical_gradient(y_true, y_pred, h=1e-5):
    """Return the central differences of losses.pseudo_huber by y_pred, an array of shape (N,).

    y_true, y_pred: numbers of shape (N,); lists are allowed. h: the step, a number above 0.

    Example: numerical_gradient([0.0, 0.0], [0.0, 1.0]) is about [0.0, 0.35355339].
    """
    y_true = np.asarray(y_true, dtype=float)
    y_pred = np.asarray(y_pred, dtype=float)
    base = losses.pseudo_huber(y_true, y_pred)
    g = np.zeros_like(y_pred)
    for i in range(len(y_pred)):
        up = y_pred.copy()
        up[i] += h
        g[i] = (losses.pseudo_huber(y_true, up) - base) / h
    return g
