# task: pseudo-huber-derivative
# wrong: by hand: the inner derivative 1/delta is forgotten, a factor delta is too much
# named: delta-not-cancelled, delta-is-1
y, y_hat = sp.symbols("y y_hat", real=True)
delta = sp.symbols("delta", positive=True)

pseudo_huber_derivative = delta * (y_hat - y) / sp.sqrt(1 + ((y_hat - y) / delta) ** 2)
