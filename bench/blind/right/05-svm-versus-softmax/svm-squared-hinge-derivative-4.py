# task: svm-squared-hinge-derivative
w, x, b, t = sp.symbols("w x b t", real=True)
lam = sp.symbols("lambda", positive=True)

m = 1 - t * w * x - t * b
squared_hinge_derivative = lam * w - t * x * (m + sp.Abs(m))
