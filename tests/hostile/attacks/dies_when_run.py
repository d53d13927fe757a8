"""Ends its process while the cell runs, again and again: with it would go what other cells have defined."""

CELLS = {
    "shift": """
import os
os._exit(1)
""",
    "square": """
os._exit(1)
""",
    "mean": """
total = 1
""",
}
