"""Hands in a notebook of 21 MB, most of it an output that nobody looks at."""

from nbformat.v4 import new_output

HONEST = ()
STATUS = "ungraded"


def edit(notebook):
    notebook.cells[1].outputs = [new_output("stream", text="x" * 21_000_000)]
