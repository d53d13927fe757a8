"""Replaces the method of the kernel that runs cells, so that no later cell runs at all."""

EXTRA = [
"""
try:
    shell = get_ipython()
    type(shell).run_cell = type(shell).run_cell_async = lambda self, *arguments, **named: None
    shell.run_code = lambda *arguments, **named: False
except AttributeError:
    pass
""",
]
