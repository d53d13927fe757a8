# task: pseudo-huber-derivative
y, y_hat = sp.symbols("y y_hat", real=True)
delta = sp.symbols("delta", positive=True)

pseudo_huber_derivative = (y_hat - y) / sp.sqrt(1 + (y_hat - y) ** 2 / delta**2)
