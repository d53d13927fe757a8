"""Runs the cells of a notebook in isolation and puts what they show into it."""

from nbformat import from_dict

from lossedu.grading.cells import error_of, grade_id, result_of
from lossedu.grading.pairs import kit_of, ran_by_pair
from lossedu.grading.plan import job_cells
from lossedu.isolation.outputs import error

ENDED = "a cell or a function of the answers ended their process; it was started again without that"
TOGETHER = "answers and tests ran in one process, since plain data cannot carry what is tested"
NO_WALL = "graded without a sandbox (--unsafe)"


def run(notebook, plan, settings, files, given, *, rehearsal=False, seed=""):
    """Run the cells of an aligned notebook in place; returns (Ran, sentences for the instructor).

    ``plan`` is a NotebookPlan as a dict. ``settings`` holds ``unsafe``, the ``withheld`` packages with
    what they offer, and the seconds of a cell and of a submission. ``files`` are those beside the
    notebook, ``given`` those of the source, as names and bytes.
    """
    kit = kit_of(plan, settings)
    job = {
        "cells": job_cells(notebook, plan["imports"]),
        "answers": plan["answers"],
        "in_place": plan["in_place"],
        "empty": plan["empty"],
        "offered": list(kit.offered),
        "together": plan["together"],
        "rehearsal": rehearsal,
        "seed": seed,
        "cell_seconds": float(settings["cell_seconds"]),
    }
    ran = ran_by_pair(kit, job, files, given, settings["submission_seconds"])
    fill_in(notebook, ran, plan["scored"])
    return ran, notes_of(plan, kit, ran)


def fill_in(notebook, ran, scored):
    """Put the outputs of a run into the cells of a notebook, numbered in the order in which they ran.

    ``scored`` names the tests that end in a number; nbgrader would give all points where an answer made it
    something else.
    """
    count = 0
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        count += 1
        cell.execution_count = count
        cell.outputs = [from_dict(output) for output in ran.outputs[index]]
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count
        if grade_id(cell) in scored and not error_of(cell) and not is_scored(cell):
            cell.outputs.insert(0, from_dict(error("NoScore", "the test came to no number of points", [])))


def is_scored(cell):
    """Whether a cell's result is a number, which nbgrader takes for points."""
    try:
        float(result_of(cell).get("text/plain"))
    except (TypeError, ValueError):
        return False
    return True


def notes_of(plan, kit, ran):
    """Return what has to be said of a submission that was graded like this."""
    notes = [TOGETHER] if plan["together"] else []
    if ran.processes > 1:
        notes.append(ENDED)
    return [*notes, NO_WALL] if kit.wall is None else notes
