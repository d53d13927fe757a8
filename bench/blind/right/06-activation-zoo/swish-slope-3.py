# task: swish-slope
x, beta = sp.symbols("x beta", real=True)

swish_slope = (1 + sp.tanh(beta * x / 2)) / 2 + beta * x / (4 * sp.cosh(beta * x / 2) ** 2)
