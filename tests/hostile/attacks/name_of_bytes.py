"""Hands in a file whose name is no text."""

import os

HONEST = ()
STATUS = "ungraded"


def hand_in(folder):
    with open(os.path.join(os.fsencode(folder), b"\xff.txt"), "wb") as file:
        file.write(b"x")
