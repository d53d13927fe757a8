# task: svm-hinge-gradient
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    y = np.asarray(y)
    Z = np.asarray(Z, dtype=float)
    rows = np.arange(len(Z))
    missing = Z - Z[rows, y][:, None] + margin
    slope = (missing > 0).astype(float) if power == 1 else 2 * np.maximum(missing, 0)
    slope[rows, y] = 0
    slope[rows, y] = -slope.sum(axis=1)
    return slope / len(Z)
