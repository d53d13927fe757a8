"""Reads from address 0."""

CELLS = {
    "mean": """
import ctypes
def mean(values):
    ctypes.string_at(0)
""",
}
