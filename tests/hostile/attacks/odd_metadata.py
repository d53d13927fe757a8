"""Fills nbgrader's metadata with values of the wrong types, lists for texts and texts for numbers."""


def edit(notebook):
    odd = [None, [], {"grade_id": ["a"]}, "text", 5, {"grade_id": None}]
    odd += [{"grade_id": "cubes", "points": "1e999"}, {"points": []}]
    for number, cell in enumerate(notebook.cells):
        if cell.metadata.get("nbgrader", {}).get("grade_id") != "cube":
            cell.metadata["nbgrader"] = odd[number % len(odd)]
    notebook.metadata["kernelspec"] = {"name": "../../bin/sh", "display_name": 5}
    notebook.metadata["language_info"] = {"name": "bash"}
    notebook.metadata["lossedu_notes"] = [{"grade": 100}]
