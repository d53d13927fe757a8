"""Fills the metadata with a million empty dicts, which take a hundred times the room of their text."""


def edit(notebook):
    notebook.metadata["kernelspec"]["filling"] = [{}] * 1_000_000
