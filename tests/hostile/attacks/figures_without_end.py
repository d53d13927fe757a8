"""Sends figures of megabytes with each cell, in place of those that it has drawn."""

EXTRA = [
    """
from lossedu.isolation import figures
figures.drawn = lambda: [b"\\x89PNG\\r\\n\\x1a\\n" + bytes(1_990_000)] * 11
""",
    *["pass"] * 4,
]
