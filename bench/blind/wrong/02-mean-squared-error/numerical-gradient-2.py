# task: numerical-gradient
# wrong: the copies keep the whole-number type, so the step is cut off
# named: whole-numbers
def numerical_gradient(y_true, y_pred, h=1e-5):
    """Return the central differences of losses.pseudo_huber by y_pred, an array of shape (N,).

    y_true, y_pred: numbers of shape (N,); lists are allowed. h: the step, a number above 0.

    Example: numerical_gradient([0.0, 0.0], [0.0, 1.0]) is about [0.0, 0.35355339].
    """
    y_pred = np.array(y_pred)
    grad = []
    for i in range(len(y_pred)):
        up, down = y_pred.copy(), y_pred.copy()
        up[i] = y_pred[i] + h
        down[i] = y_pred[i] - h
        grad.append((losses.pseudo_huber(y_true, up) - losses.pseudo_huber(y_true, down)) / (2 * h))
    return np.array(grad)
