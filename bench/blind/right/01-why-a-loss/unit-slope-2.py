# task: unit-slope
w, x, b, y = sp.symbols("w x b y", real=True)

unit_slope = -2 * x * (y - w * x - b)
