# task: pseudo-huber-derivative
# wrong: the square bracket covers the numerator only: (y_hat - y)**2 / delta
# named: delta-outside-the-square, delta-is-1
y, y_hat = sp.symbols("y y_hat", real=True)
delta = sp.symbols("delta", positive=True)

L = delta**2 * (sp.sqrt(1 + (y_hat - y) ** 2 / delta) - 1)
pseudo_huber_derivative = sp.diff(L, y_hat)
