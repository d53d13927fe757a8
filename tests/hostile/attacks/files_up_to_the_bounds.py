"""Hands in nearly as many files as are read, and as large ones, which still have to fit."""


def hand_in(folder):
    for number in range(4990):
        (folder / f"file{number}").write_text("x")
    (folder / "large").write_bytes(bytes(39_000_000))
