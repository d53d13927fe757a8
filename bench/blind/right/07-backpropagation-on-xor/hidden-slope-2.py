# task: hidden-slope
w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)

h = sp.tanh(w * x + b)
hidden_slope = (v * h + c - y) * v * (1 - h**2) * x
