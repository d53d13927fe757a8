# task: dead-count
def dead_units(X, W, b):
    highest = (np.einsum("nd,dh->nh", X, W) + b).max(axis=0)
    return int(np.count_nonzero(highest < 0))
