# task: tanh-steps
# wrong: the last step takes over the form of the sigmoid, tanh (1 - tanh)
# named: as-for-the-sigmoid
x = sp.symbols("x", real=True)

u = sp.exp(-2 * x)
tanh_steps = [
    4 * u / (1 + u) ** 2,
    1 - ((1 - u) / (1 + u)) ** 2,
    sp.tanh(x) * (1 - sp.tanh(x)),
]
