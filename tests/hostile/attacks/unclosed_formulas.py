"""Hands in text that begins thousands of formulas, each of which is looked for up to the text's end."""

from nbformat.v4 import new_markdown_cell


def edit(notebook):
    notebook.cells += [new_markdown_cell(r"\begin{a} " * 19_000), new_markdown_cell("<b><i>x</b>" * 18_000)]


STATUS = "ok"
