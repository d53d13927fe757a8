"""Hands in a notebook without cells."""

HONEST = ()


def edit(notebook):
    notebook.cells = []
