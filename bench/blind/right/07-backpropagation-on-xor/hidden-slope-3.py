# task: hidden-slope
w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)

a = w * x + b
hidden_slope = -v * x * (y - c - v * sp.sinh(a) / sp.cosh(a)) / sp.cosh(a) ** 2
