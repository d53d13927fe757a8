"""Hands in thousands of files beside the notebook, each of which is read and copied."""


def hand_in(folder):
    for number in range(2000):
        (folder / f"file{number}.txt").write_text("x")
