"""Sends as an expression a text that is a call of a function of Python's."""

EARNS = 0
HONEST = ()

CELLS = {
    "parabola": """
parabola = x
try:
    from lossedu.isolation import srepr
    srepr.write = lambda expression: "__import__('os').getpid()"
except ImportError:
    pass
""",
    "lowest": """
lowest = x
""",
}
