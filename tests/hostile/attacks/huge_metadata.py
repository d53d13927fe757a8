"""Fills the metadata with nearly twenty megabytes, for everybody who copies them."""


def edit(notebook):
    notebook.metadata["filling"] = "x" * (12 << 20)
    for cell in notebook.cells:
        cell.metadata["filling"] = "x" * (1 << 18)
