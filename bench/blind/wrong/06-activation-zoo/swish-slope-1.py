# task: swish-slope
# wrong: the factor beta of the inner derivative is missing
# named: beta-lost
x, beta = sp.symbols("x beta", real=True)

s = 1 / (1 + sp.exp(-beta * x))
swish_slope = s + x * s * (1 - s)
