# task: residual-step
# wrong: loses one x when multiplying out, so the factor is 1 - 2 eta x
# named: last-x-forgotten
w, x, y, eta = sp.symbols("w x y eta", real=True)

residual_step = [
    (w - eta * 2 * (w * x - y) * x) * x - y,
    w * x - eta * 2 * (w * x - y) * x - y,
    (w * x - y) * (1 - 2 * eta * x),
]
