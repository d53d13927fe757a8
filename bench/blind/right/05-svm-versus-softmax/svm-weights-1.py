# task: svm-weights
def svm_loss_and_gradient(W, X, y, l2=0.0):
    Z = X @ W
    J = losses.multiclass_hinge(y, Z) + l2 / 2 * np.sum(W**2)
    gradient = X.T @ losses.multiclass_hinge.gradient(y, Z) + l2 * W
    return J, gradient
