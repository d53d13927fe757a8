# task: residual-step
w, x, y, eta = sp.symbols("w x y eta", real=True)

start = (w - eta * 2 * (w * x - y) * x) * x - y
residual_step = [start, sp.expand(start), sp.factor(sp.expand(start))]
