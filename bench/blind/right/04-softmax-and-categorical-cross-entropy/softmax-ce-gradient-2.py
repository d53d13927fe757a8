# task: softmax-ce-gradient
def softmax_cross_entropy_gradient(y, Z, label_smoothing=0.0):
    count, classes = Z.shape
    gradient = np.zeros((count, classes))
    for i in range(count):
        powers = np.exp(Z[i] - max(Z[i]))
        for k in range(classes):
            label = label_smoothing / classes
            if k == y[i]:
                label += 1 - label_smoothing
            gradient[i, k] = (powers[k] / powers.sum() - label) / count
    return gradient
