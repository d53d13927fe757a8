# task: half-precision
def mean_square(residuals):
    return np.einsum("i,i->", residuals, residuals, dtype=np.float64, casting="unsafe") / residuals.shape[0]
