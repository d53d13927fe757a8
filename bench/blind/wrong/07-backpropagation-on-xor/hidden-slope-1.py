# task: hidden-slope
# wrong: the slope of the tanh is forgotten
# named: no-slope-of-tanh
w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)

h = sp.tanh(w * x + b)
y_hat = v * h + c
hidden_slope = (y_hat - y) * v * x
