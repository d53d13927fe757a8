# task: hidden-slope
w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)

h = sp.tanh(w * x + b)
y_hat = v * h + c
hidden_slope = sp.diff((y_hat - y) ** 2 / 2, w)
