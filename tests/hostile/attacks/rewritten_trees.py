"""Rewrites the syntax trees of later cells, by IPython's hook and by replacing compile, exec and ast.parse.
"""

HONEST = ()  # no later cell runs in its own process

CELLS = {
    "mean": """
import ast
import builtins
class Tame(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
try:
    get_ipython().ast_transformers.append(Tame())
except AttributeError:
    pass
builtins.exec = lambda *arguments, **named: None
builtins.eval = lambda *arguments, **named: 2.0
ast.parse = lambda *arguments, **named: ast.Module([], [])

def mean(values):
    return 0.0
""",
}
