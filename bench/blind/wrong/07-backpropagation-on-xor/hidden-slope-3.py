# task: hidden-slope
# wrong: the loss is typed without the half
# named: factor-2
w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)

L = (v * sp.tanh(w * x + b) + c - y) ** 2
hidden_slope = sp.diff(L, w)
