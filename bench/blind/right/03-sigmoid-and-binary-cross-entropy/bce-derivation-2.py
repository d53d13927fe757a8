# task: bce-derivation
y, p = sp.symbols("y p", positive=True)

loss = -y * sp.log(p) - (1 - y) * sp.log(1 - p)
steps = [
    sp.diff(loss, p) * p * (1 - p),
    -y / p * p * (1 - p) + (1 - y) / (1 - p) * p * (1 - p),
    -y + y * p + p - p * y,
]
