# task: pseudo-huber-derivative
y, y_hat = sp.symbols("y y_hat", real=True)
delta = sp.symbols("delta", positive=True)

pseudo_huber_derivative = -delta * (y - y_hat) * (delta**2 + y**2 - 2 * y * y_hat + y_hat**2) ** sp.Rational(-1, 2)
