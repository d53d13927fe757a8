# task: swish-slope
# wrong: the sign of the second term is wrong
# named: sign
x, beta = sp.symbols("x beta", real=True)

s = 1 / (1 + sp.exp(-beta * x))
swish_slope = s - beta * x * s * (1 - s)
