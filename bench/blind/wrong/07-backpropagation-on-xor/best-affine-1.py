# task: best-affine
# wrong: the square in b has the sign of the half wrong
# named: sign-in-the-square, other-square
w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)

J = sp.Rational(1, 4) * (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2)
proof = [
    J,
    sp.expand(J),
    sp.Rational(1, 4) + (b + (w_1 + w_2) / 2 + sp.Rational(1, 2)) ** 2 + (w_1**2 + w_2**2) / 4,
]
