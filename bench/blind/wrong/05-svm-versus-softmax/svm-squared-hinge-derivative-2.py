# task: svm-squared-hinge-derivative
# wrong: the inner derivative is -x, the label t is forgotten
# named: label-lost
w, x, b, t = sp.symbols("w x b t", real=True)
lam = sp.symbols("lambda", positive=True)

squared_hinge_derivative = -2 * x * sp.Max(0, 1 - t * (w * x + b)) + lam * w
