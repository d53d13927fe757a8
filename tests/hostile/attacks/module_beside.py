"""Hands in modules beside the notebook, under names that libraries import if they are there."""

CELLS = {
    "slope": """
slope = 0
""",
}

FILES = {
    "pycosat.py": """
print("HARM: a module from beside the notebook")
""",
    "statistics.py": """
print("HARM: a module from beside the notebook")
""",
    "sympy.py": """
print("HARM: a module from beside the notebook")
""",
    "numpy.py": """
print("HARM: a module from beside the notebook")
""",
    "flint.py": """
print("HARM: a module from beside the notebook")
""",
    "gmpy2.py": """
print("HARM: a module from beside the notebook")
""",
}
