"""Fills the metadata with tens of megabytes, for everybody who copies them."""


def edit(notebook):
    notebook.metadata["filling"] = "x" * (20 << 20)
    for cell in notebook.cells:
        cell.metadata["filling"] = "x" * (1 << 18)
