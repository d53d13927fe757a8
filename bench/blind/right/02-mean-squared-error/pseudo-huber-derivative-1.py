# task: pseudo-huber-derivative
y, y_hat = sp.symbols("y y_hat", real=True)
delta = sp.symbols("delta", positive=True)

loss = delta**2 * (sp.sqrt(1 + ((y_hat - y) / delta) ** 2) - 1)
pseudo_huber_derivative = sp.diff(loss, y_hat)
