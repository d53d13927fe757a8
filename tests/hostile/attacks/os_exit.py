"""Ends its process without a word when it is called."""

CELLS = {
    "mean": """
import os
def mean(values):
    os._exit(0)
""",
}
