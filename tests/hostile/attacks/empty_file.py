"""Hands in a file of no bytes."""

HONEST = ()
STATUS = "ungraded"


def hand_in(folder):
    path = folder / "tasks.ipynb"
    path.write_bytes(b"")
