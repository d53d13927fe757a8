# task: softmax-train
def train(X, y, classes, eta, steps):
    W, b, noted = np.zeros((np.shape(X)[1], classes)), np.zeros(classes), []
    while len(noted) < steps:
        Z = X @ W + b
        G = activations.softmax(Z)
        G[np.arange(len(y)), y] -= 1
        G /= len(y)
        noted.append(losses.softmax_cross_entropy(y, Z))
        W -= eta * np.einsum("nd,nc->dc", X, G)
        b -= eta * np.sum(G, axis=0)
    return W, b, noted
