# task: svm-weights
def svm_loss_and_gradient(W, X, y, l2=0.0):
    n = X.shape[0]
    total = 0.0
    gradient = np.zeros(W.shape)
    for x_i, y_i in zip(X, y):
        z = x_i @ W
        for c in range(W.shape[1]):
            missing = z[c] - z[y_i] + 1
            if c != y_i and missing > 0:
                total += missing
                gradient[:, c] += x_i
                gradient[:, y_i] -= x_i
    return total / n + 0.5 * l2 * float((W * W).sum()), gradient / n + l2 * W
