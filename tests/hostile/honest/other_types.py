"""Gives answers of other types that are as right: Python's and NumPy's numbers, tuples, expressions in
another form.
"""

CELLS = {
    "mean": "def mean(values):\n    return np.mean(values) if len(values) == 4 else [np.mean(values)]",
    "slope": "slope = tidy(sp.exp(x**2) * x + x * sp.exp(x**2))",
    "lowest": "lowest = sp.Rational(4, 2)",
    "primes": "def primes(count):\n    return iter(np.array([2, 3, 5, 7, 11]))",
    "parabola": "parabola = sp.expand((x + 1) ** 2) - 2 * x",
    "sign": "def sign(number):\n    return np.sign(number)",
}
