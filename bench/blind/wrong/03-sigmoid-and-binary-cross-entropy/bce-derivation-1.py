# task: bce-derivation
# wrong: the inner derivative of log(1 - p) is forgotten, the second term has the wrong sign
# named: inner-derivative-missing
y, p = sp.symbols("y p", positive=True)

steps = [
    (-y / p - (1 - y) / (1 - p)) * p * (1 - p),
    -y * (1 - p) - (1 - y) * p,
    2 * y * p - y - p,
]
