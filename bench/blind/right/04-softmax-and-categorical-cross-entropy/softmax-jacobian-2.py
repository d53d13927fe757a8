# task: softmax-jacobian
def softmax_jacobian(p):
    size = len(p)
    jacobian = np.empty((size, size))
    for k in range(size):
        for j in range(size):
            if k == j:
                jacobian[k, j] = p[k] * (1 - p[k])
            else:
                jacobian[k, j] = -p[k] * p[j]
    return jacobian
