# task: svm-curve
X, y = datasets.blobs(per_class=10, spread=0.7)
model = classifiers.LinearModel(np.zeros((2, 3)), np.zeros(3), losses.multiclass_hinge)
history = training.train(model, X, y, training.GradientDescent(0.3), epochs=100)
silent_after = history.loss.index(0)
softmax_there = losses.softmax_cross_entropy(y, X @ model.W + model.b)
