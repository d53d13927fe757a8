# task: residual-step
# wrong: sign error: the factor is 1 + 2 eta x^2
# named: sign
w, x, y, eta = sp.symbols("w x y eta", real=True)

residual_step = [
    (w - eta * 2 * (w * x - y) * x) * x - y,
    w * x - 2 * eta * (w * x - y) * x**2 - y,
    (w * x - y) * (1 + 2 * eta * x**2),
]
