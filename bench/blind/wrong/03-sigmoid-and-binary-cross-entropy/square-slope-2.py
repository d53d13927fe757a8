# task: square-slope
# wrong: the factor 2 is missing
# named: missing-2
y, z = sp.symbols("y z", real=True)

s = 1 / (1 + sp.exp(-z))
square_slope = (s - y) * s * (1 - s)
