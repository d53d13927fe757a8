"""Names the notebook's language in a text, where formgrader reads a dict."""


def edit(notebook):
    notebook.metadata["language_info"] = "python"
