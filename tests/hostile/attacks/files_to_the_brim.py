"""Hands in thousands of files that fill the scratch folder with the room that each takes at least."""

HONEST = ()
STATUS = "ungraded"


def hand_in(folder):
    for number in range(4990):
        (folder / f"file{number}").write_text("x")
    (folder / "large").write_bytes(bytes(49_900_000))
