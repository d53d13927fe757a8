# task: svm-squared-hinge-derivative
# wrong: differentiates the square without the maximum
# named: no-maximum
w, x, b, t = sp.symbols("w x b t", real=True)
lam = sp.symbols("lambda", positive=True)

J = (1 - t * (w * x + b)) ** 2 + lam / 2 * w**2
squared_hinge_derivative = sp.diff(J, w)
