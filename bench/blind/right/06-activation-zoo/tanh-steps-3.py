# task: tanh-steps
x = sp.symbols("x", real=True)

s = 1 / (1 + sp.exp(-2 * x))
tanh_steps = [
    4 * sp.exp(-2 * x) * s**2,
    4 * s * (1 - s),
    4 * (1 + sp.tanh(x)) / 2 * (1 - (1 + sp.tanh(x)) / 2),
    1 - sp.tanh(x) ** 2,
]
