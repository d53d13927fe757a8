# task: unit-slope
# wrong: the inner derivative x is forgotten
# named: no-inner-derivative
w, x, b, y = sp.symbols("w x b y", real=True)

unit_slope = 2 * (w * x + b - y)
