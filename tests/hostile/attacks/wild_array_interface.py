"""Returns an object whose array interface points to memory that is not there, so that reading it crashes."""

CELLS = {
    "double": """
class Wild:
    __array_interface__ = {"shape": (3,), "typestr": "<f8", "data": (8, False), "version": 3}

def double(values):
    return Wild()
""",
}
