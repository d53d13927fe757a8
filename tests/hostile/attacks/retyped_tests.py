"""Turns the tests into text, which is marked by hand or not at all."""


def edit(notebook):
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.cell_type = "markdown"
            for part in ("outputs", "execution_count"):
                cell.pop(part, None)
