"""Gives a text where an expression is expected: SymPy reads texts by evaluating them as Python."""

CELLS = {
    "lowest": """
lowest = "__import__('sympy').Integer(len('ab'))"
""",
}
