# task: best-affine
w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)

J = 0.25 * (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2)
proof = [J, sp.expand(J), 0.25 + (b + 0.5 * w_1 + 0.5 * w_2 - 0.5) ** 2 + 0.25 * w_1**2 + 0.25 * w_2**2]
