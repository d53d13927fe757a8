# task: accuracy
def accuracy(y_true, p, threshold=0.5):
    y_hat = np.where(np.asarray(p) > threshold, 1, 0)
    return float(1 - np.abs(np.asarray(y_true) - y_hat).sum() / y_hat.size)
