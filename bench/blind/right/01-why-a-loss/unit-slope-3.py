# task: unit-slope
w, x, b, y = sp.symbols("w x b y", real=True)

unit_slope = 2 * w * x**2 + 2 * b * x - 2 * x * y
