"""Hands in JSON that is no notebook: a list, where a dict is expected."""

HONEST = ()
STATUS = "ungraded"


def hand_in(folder):
    path = folder / "tasks.ipynb"
    path.write_text("[1, 2, 3]")
