"""Puts the tests before everything else, where their names are not bound yet, and the locked cell last."""

HONEST = ()


def edit(notebook):
    notebook.cells.reverse()
