# task: bce
def binary_cross_entropy(y, p):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    weights = np.concatenate([y, 1 - y])
    chances = np.concatenate([p, 1 - p])
    matter = weights > 0
    with np.errstate(divide="ignore"):
        return float(-(weights[matter] * np.log(chances[matter])).sum() / len(y))
