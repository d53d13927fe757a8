"""Puts a module of its own into sys.modules and into SymPy, for whoever imports or calls it next."""

HONEST = ()  # nothing works any more in its own process

CELLS = {
    "slope": """
import sys
import types
sp.simplify = sp.diff = lambda *arguments, **named: 0
fake = types.ModuleType("sympy")
fake.simplify = fake.diff = sp.simplify
sys.modules["sympy"] = fake
slope = 0
""",
}
