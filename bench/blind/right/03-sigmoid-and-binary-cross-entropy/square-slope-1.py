# task: square-slope
y, z = sp.symbols("y z", real=True)

square_slope = sp.diff((1 / (1 + sp.exp(-z)) - y) ** 2, z)
