# task: best-affine
# wrong: ends with the multiplied-out form, not with squares
# named: no-squares-at-the-end
w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)

J = (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2) / 4
proof = [
    J,
    (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + sp.expand((w_1 + w_2 + b) ** 2)) / 4,
    sp.expand(J),
]
