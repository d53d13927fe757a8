# task: svm-curve
X, y = datasets.blobs(per_class=10, spread=0.7)
A = scores.append_ones(X)
W = np.zeros((3, 3))
curve = []
for _ in range(101):
    Z = A @ W
    curve.append(losses.multiclass_hinge(y, Z))
    W = W - 0.3 * A.T @ losses.multiclass_hinge.gradient(y, Z)
silent_after = int(np.argmin(curve))
softmax_there = losses.softmax_cross_entropy(y, A @ W)
