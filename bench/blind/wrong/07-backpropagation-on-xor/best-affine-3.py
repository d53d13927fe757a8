# task: best-affine
# wrong: forgets to divide the remaining squares by 2: w^2/2 instead of w^2/4
# named: half-for-quarter
w_1, w_2, b = sp.symbols("w_1 w_2 b", real=True)

quarter = sp.Rational(1, 4)
half = sp.Rational(1, 2)
J = quarter * (b**2 + (w_2 + b - 1) ** 2 + (w_1 + b - 1) ** 2 + (w_1 + w_2 + b) ** 2)
proof = [J, sp.expand(J), quarter + (b + w_1 / 2 + w_2 / 2 - half) ** 2 + half * w_1**2 + half * w_2**2]
