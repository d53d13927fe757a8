# task: svm-softmax-weights
def softmax_gradient(W, X, y, l2=0.0):
    gradient = l2 * W
    for x_i, y_i in zip(X, y):
        z = x_i @ W
        e = np.exp(z - z.max())
        p = e / e.sum()
        p[y_i] -= 1.0
        gradient = gradient + np.outer(x_i, p) / len(y)
    return gradient
