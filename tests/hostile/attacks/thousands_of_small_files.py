"""Hands in 5,500 files of a byte each, which take a thousand times the room that they seem to take."""

HONEST = ()
STATUS = "ungraded"


def hand_in(folder):
    for number in range(5500):
        (folder / f"file{number}").write_text("x")
