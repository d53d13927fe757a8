# task: svm-hinge-gradient
def multiclass_hinge_gradient(y, Z, margin=1.0, power=1):
    n, c = len(Z), len(Z[0])
    gradient = np.zeros((n, c))
    for i in range(n):
        true = y[i]
        for j in range(c):
            if j == true:
                continue
            missing = Z[i][j] - Z[i][true] + margin
            if missing > 0:
                slope = power * missing ** (power - 1)
                gradient[i, j] += slope / n
                gradient[i, true] -= slope / n
    return gradient
