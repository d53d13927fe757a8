"""Gives a power of a power of a power that nobody can write down, unevaluated, for the test to evaluate."""

CELLS = {
    "slope": """
nine = sp.Integer(9)
slope = sp.Pow(nine, sp.Pow(nine, sp.Pow(nine, nine, evaluate=False), evaluate=False), evaluate=False)
""",
}
