"""Hands in a cell without a text."""

HONEST = ()
STATUS = "ungraded"


def edit(notebook):
    del notebook.cells[0]["source"]
