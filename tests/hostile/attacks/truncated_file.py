"""Hands in the first half of a notebook, as a broken upload leaves it."""

HONEST = ()
STATUS = "ungraded"


def hand_in(folder):
    path = folder / "tasks.ipynb"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
