# task: tanh-steps
# wrong: ends with 1/cosh^2, not with a formula in tanh
# named: ends-in-cosh
x = sp.symbols("x", real=True)

f = 2 / (1 + sp.exp(-2 * x)) - 1
tanh_steps = [
    sp.diff(f, x),
    4 / (sp.exp(x) + sp.exp(-x)) ** 2,
    1 / sp.cosh(x) ** 2,
]
