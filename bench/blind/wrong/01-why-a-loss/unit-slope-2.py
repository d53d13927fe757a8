# task: unit-slope
# wrong: differentiates by x instead of by w
# named: by-x
w, x, b, y = sp.symbols("w x b y", real=True)

L = (w * x + b - y) ** 2
unit_slope = sp.diff(L, x)
