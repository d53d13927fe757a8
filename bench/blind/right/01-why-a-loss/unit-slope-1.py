# task: unit-slope
w, x, b, y = sp.symbols("w x b y", real=True)

unit_slope = sp.diff((w * x + b - y) ** 2, w)
