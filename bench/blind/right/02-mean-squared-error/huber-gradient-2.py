# task: huber-gradient
def huber_gradient(y_true, y_pred, delta=1.0):
    n = len(y_true)
    gradient = np.empty(n)
    for i in range(n):
        r = y_pred[i] - y_true[i]
        if r > delta:
            gradient[i] = delta / n
        elif r < -delta:
            gradient[i] = -delta / n
        else:
            gradient[i] = r / n
    return gradient
