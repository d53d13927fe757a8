# task: fit
def fit(X, y):
    weights, residuals, rank, singular = np.linalg.lstsq(X.T @ X, X.T @ y, rcond=1e-10)
    return weights
