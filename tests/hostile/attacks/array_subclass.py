"""Returns an array whose class answers every NumPy function with True."""

CELLS = {
    "double": """
class Liar(np.ndarray):
    def __array_function__(self, function, types, arguments, named):
        return True
    def __array_ufunc__(self, ufunc, method, *inputs, **named):
        return np.bool_(True)

def double(values):
    return np.zeros(3).view(Liar)
""",
}
