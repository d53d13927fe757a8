"""Hands in a file of 200 MB that takes no room on the disk."""

HONEST = ()
STATUS = "ungraded"


def hand_in(folder):
    path = folder / "tasks.ipynb"
    with open(path, "wb") as file:
        file.truncate(200 << 20)
