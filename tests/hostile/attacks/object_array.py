"""Returns an array of objects that are equal to everything; NumPy would ask each of them."""

CELLS = {
    "double": """
class Same:
    __eq__ = __le__ = __lt__ = lambda self, other: True
    __sub__ = __rsub__ = __abs__ = __mul__ = __rmul__ = lambda self, *other: self
    __hash__ = object.__hash__

def double(values):
    return np.array([Same(), Same(), Same()], dtype=object)
""",
}
