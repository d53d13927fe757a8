"""Gives a text where an expression is expected: lambdify puts it into the code of a function as it is."""

CELLS = {
    "parabola": """
parabola = "__import__('numpy').array([1, 2, 10])"
""",
}
