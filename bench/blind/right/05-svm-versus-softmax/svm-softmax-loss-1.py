# task: svm-softmax-loss
def softmax_loss(y, Z):
    n = len(y)
    rows = np.arange(n)
    top = Z.argmax(axis=1)
    m = Z[rows, top]
    E = np.exp(Z - m[:, None])
    E[rows, top] = 0
    return np.mean((m - Z[rows, y]) + np.log1p(E.sum(axis=1)))
