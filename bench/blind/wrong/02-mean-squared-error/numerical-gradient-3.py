# task: numerical-gradient
# wrong: divides by h instead of 2h
# named: h-for-2h, wrong-distance
def numerical_gradient(y_true, y_pred, h=1e-5):
    """Return the central differences of losses.pseudo_huber by y_pred, an array of shape (N,).

    y_true, y_pred: numbers of shape (N,); lists are allowed. h: the step, a number above 0.

    Example: numerical_gradient([0.0, 0.0], [0.0, 1.0]) is about [0.0, 0.35355339].
    """
    y_pred = np.array(y_pred, dtype=float)
    y_true = np.array(y_true, dtype=float)
    result = np.empty(y_pred.shape)
    for i, e in enumerate(np.eye(len(y_pred)) * h):
        result[i] = (losses.pseudo_huber(y_true, y_pred + e) - losses.pseudo_huber(y_true, y_pred - e)) / h
    return result
