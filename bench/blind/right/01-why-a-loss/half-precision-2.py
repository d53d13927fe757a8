# task: half-precision
def mean_square(residuals):
    total = 0.0
    for residual in residuals:
        residual = float(residual)
        total += residual * residual
    return total / len(residuals)
