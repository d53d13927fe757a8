"""Hands in a time of submission of 60,000 digits and dots, which is read in the square of its length."""

STATUS = "review"


def hand_in(folder):
    (folder / "timestamp.txt").write_text("1." * 60_000)
