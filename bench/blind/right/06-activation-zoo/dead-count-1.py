# task: dead-count
def dead_units(X, W, b):
    return np.sum(np.all(X @ W + b < 0, axis=0))
