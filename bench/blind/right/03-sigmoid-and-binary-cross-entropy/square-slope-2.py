# task: square-slope
y, z = sp.symbols("y z", real=True)

p = 1 / (1 + sp.exp(-z))
square_slope = 2 * (p - y) * p * (1 - p)
