"""Hands in a time of submission in a time zone of 300 letters, for which a file is looked up."""

STATUS = "review"


def hand_in(folder):
    (folder / "timestamp.txt").write_text("2020-01-01 10:00 " + "A" * 300)
