# task: hidden-slope
# wrong: the factor v is missing in the chain
# named: no-output-weight
w, b, v, c, x, y = sp.symbols("w b v c x y", real=True)

h = sp.tanh(w * x + b)
hidden_slope = (v * h + c - y) * (1 - h**2) * x
