"""Hands in the notebook under another name."""

HONEST = ()
STATUS = "ungraded"


def hand_in(folder):
    path = folder / "tasks.ipynb"
    path.rename(folder / "tasks (1).ipynb")
