"""Hands in headings of thousands of spaces, which a careless pattern reads in the square of their length."""

from nbformat.v4 import new_markdown_cell


def edit(notebook):
    notebook.cells += [new_markdown_cell("# x" + " " * 100_000 + "x") for _ in range(3)]


STATUS = "ok"
