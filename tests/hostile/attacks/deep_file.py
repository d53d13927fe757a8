"""Hands in JSON that is nested so deeply that whoever reads it runs out of stack."""

HONEST = ()
STATUS = "ungraded"


def hand_in(folder):
    path = folder / "tasks.ipynb"
    path.write_text("[" * 200_000 + "]" * 200_000)
