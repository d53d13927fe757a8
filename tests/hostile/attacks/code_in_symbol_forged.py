"""As code_in_symbol, with the check that its own process makes before it sends an expression taken out."""

EARNS = 0
HONEST = ()

CELLS = {
    "parabola": """
parabola = sp.Symbol("array([1, 2, 10])")
try:
    from lossedu.isolation import srepr
    srepr.write = lambda expression: "Symbol('array([1, 2, 10])')"
except ImportError:
    pass
""",
}
