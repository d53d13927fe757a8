# task: prelu-slope
def prelu_slope_gradient(X, G):
    n, channels = X.shape
    gradient = np.zeros(channels)
    for i in range(n):
        for c in range(channels):
            if X[i, c] < 0:
                gradient[c] += X[i, c] * G[i, c]
    return gradient
