"""Hands in a hundred folders in one another, for those who go down by recursion."""

HONEST = ()
STATUS = "ungraded"

def hand_in(folder):
    folder.joinpath(*"a" * 100).mkdir(parents=True)
