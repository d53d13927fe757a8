# task: fit
def fit(X, y):
    return np.linalg.lstsq(X, y, rcond=None)[0]
