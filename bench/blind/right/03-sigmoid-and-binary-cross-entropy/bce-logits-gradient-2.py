# task: bce-logits-gradient
def bce_gradient(y, z, pos_weight=1.0):
    p = activations.sigmoid(z)
    factor = pos_weight * y + 1 - y
    return (p * factor - pos_weight * y) / np.prod(z.shape)
