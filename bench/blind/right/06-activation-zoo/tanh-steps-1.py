# task: tanh-steps
x = sp.symbols("x", real=True)

u = sp.exp(-2 * x)
tanh_steps = [
    4 * u / (1 + u) ** 2,
    ((1 + u) ** 2 - (1 - u) ** 2) / (1 + u) ** 2,
    1 - ((1 - u) / (1 + u)) ** 2,
    1 - sp.tanh(x) ** 2,
]
