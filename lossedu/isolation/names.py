"""Which names a cell binds, and what it imports, read from its text."""

import ast


def bound_by(tree):
    """Return the names that the statements of a module bind, imports left out, in order.

    >>> bound_by(ast.parse("import numpy as np\\nx, y = 1, 2\\ndef f():\\n    z = 3\\nfor i in x: w = i"))
    ['x', 'y', 'f', 'i', 'w']
    """
    found = {}
    for node in _outside_functions(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found[node.name] = None
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found[node.id] = None
    return list(found)


def imports_of(tree):
    """Return the import statements at the top of a module, as text.

    >>> imports_of(ast.parse("import numpy as np\\nx = 1\\nfrom math import log, exp"))
    ['import numpy as np', 'from math import log, exp']
    """
    return [ast.unparse(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]


def imported_by(tree):
    """Return the names that the import statements at the top of a module bind."""
    nodes = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    return [(name.asname or name.name).partition(".")[0] for node in nodes for name in node.names]


def _outside_functions(tree):
    """Yield the nodes of a tree in order, without the bodies of functions and classes."""
    for node in ast.iter_child_nodes(tree):
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            yield from _outside_functions(node)
