"""Gives an expression that SymPy would simplify for hours."""

CELLS = {
    "slope": """
slope = sum(sp.sin(n * x) ** 5 * sp.cos(n * x) ** 7 * sp.tan(x + n) for n in range(1, 60))
""",
}
