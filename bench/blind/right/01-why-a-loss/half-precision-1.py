# task: half-precision
def mean_square(residuals):
    r = np.asarray(residuals, dtype=np.float64)
    return np.mean(r**2)
