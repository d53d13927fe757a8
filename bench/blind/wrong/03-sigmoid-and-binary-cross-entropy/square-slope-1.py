# task: square-slope
# wrong: gives the slope by p, the factor p(1-p) is missing
# named: slope-of-sigmoid-missing
y, z = sp.symbols("y z", real=True)

p = 1 / (1 + sp.exp(-z))
square_slope = 2 * (p - y)
