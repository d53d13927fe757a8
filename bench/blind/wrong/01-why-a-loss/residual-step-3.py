# task: residual-step
# wrong: ends with the expanded sum, not with the product
# named: not-a-product
w, x, y, eta = sp.symbols("w x y eta", real=True)

first = (w - eta * 2 * (w * x - y) * x) * x - y
residual_step = [first, w * x - y - 2 * eta * x**2 * (w * x - y), sp.expand(first)]
