# task: swish-slope
x, beta = sp.symbols("x beta", real=True)

s = 1 / (1 + sp.exp(-beta * x))
swish_slope = s + beta * x * s * (1 - s)
