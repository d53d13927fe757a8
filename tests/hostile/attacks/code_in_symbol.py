"""Names a symbol so that lambdify prints its name into code that runs."""

CELLS = {
    "parabola": """
parabola = sp.Symbol("array([1, 2, 10])")
""",
}
