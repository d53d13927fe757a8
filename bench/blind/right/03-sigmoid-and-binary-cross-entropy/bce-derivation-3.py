# task: bce-derivation
y, p = sp.symbols("y p", positive=True)

steps = [
    ((1 - y) / (1 - p) - y / p) * (p * (1 - p)),
    -y * (1 - p) + p * (1 - y),
    -y * (1 - p) + p - p * y,
    -y + p,
]
