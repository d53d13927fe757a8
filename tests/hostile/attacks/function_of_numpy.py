"""Applies a function that is only a name, which lambdify looks up among NumPy's: a name of code would run."""

CELLS = {
    "parabola": """
parabola = sp.Function("eval")(sp.Symbol("x"))
""",
    "slope": """
slope = sp.Function("__import__")(sp.Symbol("os"))
""",
}
