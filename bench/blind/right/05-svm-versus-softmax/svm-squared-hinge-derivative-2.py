# task: svm-squared-hinge-derivative
w, x, b, t = sp.symbols("w x b t", real=True)
lam = sp.symbols("lambda", positive=True)

squared_hinge_derivative = -2 * t * x * sp.Max(0, 1 - t * (w * x + b)) + lam * w
