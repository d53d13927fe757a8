# task: square-slope
# wrong: the sigmoid has e^z instead of e^-z
# named: sign-of-exponent
y, z = sp.symbols("y z", real=True)

p = 1 / (1 + sp.exp(z))
square_slope = sp.diff((p - y) ** 2, z)
