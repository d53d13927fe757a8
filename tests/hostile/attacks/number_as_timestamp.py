"""Hands in a time of submission at which its reader raises an exception of decimal numbers."""

STATUS = "review"


def hand_in(folder):
    (folder / "timestamp.txt").write_text("999999999999999999999999991999h/dev/shma\u0661", encoding="utf-8")
