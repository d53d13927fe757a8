# task: svm-softmax-loss
def softmax_loss(y, Z):
    ordered = np.sort(Z, axis=1)
    largest, others = ordered[:, -1:], ordered[:, :-1]
    extra = np.log1p(np.sum(np.exp(others - largest), axis=1))
    return float(np.sum(largest[:, 0] - Z[np.arange(Z.shape[0]), y] + extra) / Z.shape[0])
