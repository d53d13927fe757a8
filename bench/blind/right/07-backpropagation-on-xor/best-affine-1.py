# task: best-affine
w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)

J = (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2) / 4
proof = [
    J,
    sp.expand(J),
    sp.Rational(1, 4) + (b + (w_1 + w_2 - 1) / 2) ** 2 + w_1**2 / 4 + w_2**2 / 4,
]
