# task: bce-derivation
# wrong: sign error when multiplying out: ends with y - p
# named: opposite-sign
y, p = sp.symbols("y p", positive=True)

steps = [
    (-y / p + (1 - y) / (1 - p)) * (p * (1 - p)),
    -y * (1 - p) + (1 - y) * p,
    y - p,
]
