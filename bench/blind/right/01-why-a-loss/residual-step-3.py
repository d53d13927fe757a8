# task: residual-step
w, x, y, eta = sp.symbols("w x y eta", real=True)

r = w * x - y
residual_step = []
residual_step.append((w - eta * 2 * r * x) * x - y)
residual_step.append(w * x - y - 2 * eta * x**2 * (w * x - y))
residual_step.append(w * x - y - 2 * eta * x**3 * w + 2 * eta * x**2 * y)
residual_step.append((1 - 2 * eta * x**2) * w * x - (1 - 2 * eta * x**2) * y)
residual_step.append((y - w * x) * (2 * eta * x * x - 1))
