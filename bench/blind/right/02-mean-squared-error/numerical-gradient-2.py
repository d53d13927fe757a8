# task: numerical-gradient
def numerical_gradient(y_true, y_pred, h=1e-5):
    p = np.array(y_pred, dtype=float)
    moves = h * np.eye(p.size)
    return np.array([losses.pseudo_huber(y_true, p + m) - losses.pseudo_huber(y_true, p - m) for m in moves]) / h / 2
