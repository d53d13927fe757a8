"""Hands in attachments of a text that are texts, where dicts are expected."""


def edit(notebook):
    notebook.cells[0].attachments = {"a.png": "text"}
