# task: svm-softmax-weights
def softmax_gradient(W, X, y, l2=0.0):
    n = len(X)
    P = activations.softmax(X @ W)
    P[np.arange(n), y] -= 1
    return X.T @ P / n + l2 * W
