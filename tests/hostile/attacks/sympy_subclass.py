"""Gives an expression of a class of its own, from which every difference is 0."""

CELLS = {
    "slope": """
class Zero(sp.Symbol):
    def __sub__(self, other):
        return sp.Integer(0)
    def __rsub__(self, other):
        return sp.Integer(0)

slope = Zero("z")
""",
}
