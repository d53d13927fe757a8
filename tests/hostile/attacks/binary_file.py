"""Hands in bytes that are no text at all."""

HONEST = ()
STATUS = "ungraded"


def hand_in(folder):
    path = folder / "tasks.ipynb"
    path.write_bytes(bytes(range(256)) * 100)
