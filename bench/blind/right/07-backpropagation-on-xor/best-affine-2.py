# task: best-affine
w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)

quarter = sp.Rational(1, 4)
proof = [quarter * (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2)]
proof.append(proof[0].expand())
proof.append(
    b**2 + b * (w_1 + w_2 - 1) + (w_1 + w_2 - 1) ** 2 / 4 + quarter + quarter * w_1**2 + quarter * w_2**2
)
proof.append(quarter + (2 * b + w_1 + w_2 - 1) ** 2 / 4 + (w_1 + w_2) ** 2 / 8 + (w_1 - w_2) ** 2 / 8)
