# task: svm-weights
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = np.einsum("nd,dc->nc", X, W)
    slopes = losses.multiclass_hinge.gradient(y, Z)
    return [
        losses.multiclass_hinge(y, Z) + 0.5 * l2 * np.linalg.norm(W) ** 2,
        np.einsum("nd,nc->dc", X, slopes) + l2 * W,
    ]
