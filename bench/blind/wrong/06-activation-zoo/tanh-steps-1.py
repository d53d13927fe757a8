# task: tanh-steps
# wrong: the inner derivative 2 is missing in the first expression
# named: inner-factor
x = sp.symbols("x", real=True)

u = sp.exp(-2 * x)
tanh_steps = [
    2 * u / (1 + u) ** 2,
    ((1 + u) ** 2 - (1 - u) ** 2) / (1 + u) ** 2,
    1 - sp.tanh(x) ** 2,
]
