# task: svm-softmax-loss
def softmax_loss(y, Z):
    Z = np.asarray(Z, dtype=float)
    y = np.asarray(y)
    behind = Z - np.take_along_axis(Z, y[:, None], axis=1)
    return np.logaddexp.reduce(behind, axis=1).mean()
