# task: fit
def fit(X, y):
    return np.linalg.pinv(X) @ y
