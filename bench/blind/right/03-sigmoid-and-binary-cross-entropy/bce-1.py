# task: bce
def binary_cross_entropy(y, p):
    with np.errstate(divide="ignore", invalid="ignore"):
        one = np.where(y == 0, 0.0, -y * np.log(p))
        zero = np.where(y == 1, 0.0, -(1 - y) * np.log(1 - p))
    return np.mean(one + zero)
