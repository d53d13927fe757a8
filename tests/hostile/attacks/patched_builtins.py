"""Makes all() say yes to everything, where builtins are shared with the tests."""

CELLS = {
    "square": """
import builtins
builtins.all = lambda items: True
builtins.map = lambda *arguments: []

def square(number):
    return 0
""",
}
