# task: bce-logits-gradient
def bce_gradient(y, z, pos_weight=1.0):
    result = np.zeros(z.shape)
    for place in np.ndindex(*z.shape):
        p = 1 / (1 + np.exp(-float(z[place])))
        label = float(y[place])
        result[place] = (1 - label) * p - pos_weight * label * (1 - p)
    return result / result.size
