# task: svm-squared-hinge-derivative
w, x, b, t = sp.symbols("w x b t", real=True)
lam = sp.symbols("lambda", positive=True)

missing = 1 - t * (w * x + b)
squared_hinge_derivative = lam * w + sp.Piecewise((-2 * t * x * missing, missing > 0), (0, True))
