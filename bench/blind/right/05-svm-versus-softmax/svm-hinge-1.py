# task: svm-hinge
def multiclass_hinge(y, Z, margin=1.0, power=1):
    y = np.asarray(y)
    Z = np.asarray(Z, dtype=float)
    n = len(Z)
    own = Z[np.arange(n), y]
    missing = np.maximum(0, Z - own[:, None] + margin)
    missing[np.arange(n), y] = 0
    return np.sum(missing**power) / n
