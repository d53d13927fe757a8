"""Hands in a time of submission that is none, in bytes that are no text."""

STATUS = "review"


def hand_in(folder):
    (folder / "timestamp.txt").write_bytes(b"\xff\xfe yesterday" + b"9" * 5000)
