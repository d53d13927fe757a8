"""Hands in JSON with a number of 5000 digits, which Python refuses to read."""

HONEST = ()
STATUS = "ungraded"


def hand_in(folder):
    path = folder / "tasks.ipynb"
    path.write_text(path.read_text().replace('"nbformat": 4', f'"longest": {"1" * 5000}, "nbformat": 4'))
