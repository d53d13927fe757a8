"""Copies an answer behind its test, broken: which one counts must not depend on luck."""

import copy


def edit(notebook):
    answers = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "cube"]
    notebook.cells.append(copy.deepcopy(answers[0]))
    notebook.cells[-1].source = "def cube(number):\n    return 0"
