# task: svm-softmax-weights
def softmax_gradient(W, X, y, l2=0.0):
    one_hot = np.eye(W.shape[1])[y]
    return np.mean(X[:, :, None] * (activations.softmax(X @ W) - one_hot)[:, None, :], axis=0) + l2 * W
