# task: dead-count
def dead_units(X, W, b):
    count = 0
    for k in range(W.shape[1]):
        if max(float(x @ W[:, k] + b[k]) for x in X) < 0:
            count += 1
    return count
