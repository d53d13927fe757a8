# task: bce-logits-gradient
def bce_gradient(y, z, pos_weight=1.0):
    p = activations.sigmoid(z)
    return (-pos_weight * y * (1 - p) + (1 - y) * p) / z.size
