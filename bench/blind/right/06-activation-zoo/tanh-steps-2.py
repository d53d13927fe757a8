# task: tanh-steps
x = sp.symbols("x", real=True)

t = 2 / (1 + sp.exp(-2 * x)) - 1
tanh_steps = [sp.diff(t, x), 1 - t**2, (1 - sp.tanh(x)) * (1 + sp.tanh(x))]
