"""Hands in a cell whose text is a dict."""

HONEST = ()
STATUS = "ungraded"


def edit(notebook):
    notebook.cells[0].source = {"a": 1}
