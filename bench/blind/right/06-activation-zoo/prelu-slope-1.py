# task: prelu-slope
def prelu_slope_gradient(X, G):
    return np.sum(np.minimum(X, 0) * G, axis=0)
