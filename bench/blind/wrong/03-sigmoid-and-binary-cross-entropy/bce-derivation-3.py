# task: bce-derivation
# wrong: begins with the slope by p only, the factor p(1-p) comes in at the second step
# named: slope-of-sigmoid-missing
y, p = sp.symbols("y p", positive=True)

steps = [
    -y / p + (1 - y) / (1 - p),
    (-y / p + (1 - y) / (1 - p)) * p * (1 - p),
    p - y,
]
