# task: svm-squared-hinge-derivative
# wrong: the inner derivative -t x is taken as t x, sign error
# named: sign
w, x, b, t = sp.symbols("w x b t", real=True)
lam = sp.symbols("lambda", positive=True)

squared_hinge_derivative = 2 * sp.Max(0, 1 - t * (w * x + b)) * t * x + lam * w
