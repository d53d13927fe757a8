# task: pseudo-huber-derivative
# wrong: differentiates by y instead of by y_hat
# named: sign
y, y_hat = sp.symbols("y y_hat", real=True)
delta = sp.symbols("delta", positive=True)

L = delta**2 * (sp.sqrt(1 + ((y_hat - y) / delta) ** 2) - 1)
pseudo_huber_derivative = sp.diff(L, y)
