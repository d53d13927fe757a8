# task: swish-slope
x, beta = sp.symbols("x beta", real=True)

swish_slope = sp.diff(x / (1 + sp.exp(-beta * x)), x)
