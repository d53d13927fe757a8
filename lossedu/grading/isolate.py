"""Runs the cells of a notebook in isolation and puts what they show into it; learns from the source's own solution."""

import atexit
import os

from nbformat import from_dict
from nbgrader.utils import determine_grade

from lossedu.grading.cells import is_test
from lossedu.grading.plan import about_of, job_cells
from lossedu.isolation import sandbox
from lossedu.isolation.pair import Kit, Pair, ZygoteDied

PAIRS = {}  # of this process, by kit: starting a pair takes a second
MEMORY = 4 << 30
PROCESSOR_SECONDS = 600
TOGETHER = "answers and tests ran in one process, since plain data cannot carry what is tested"
NO_WALL = "graded without a sandbox (--unsafe)"


def choose_wall(unsafe):
    """Return the best wall of this machine; raises SandboxError if there is none, or None if that is accepted."""
    walls = sandbox.available_walls()
    if walls:
        return walls[0]
    if unsafe:
        return None
    raise sandbox.SandboxError(
        "there is no way here to keep a student's code from your files: install bubblewrap, or use a Linux "
        "kernel with Landlock (5.13 or newer); --unsafe grades without, for submissions that you trust"
    )


def pair_of(kit):
    """Return the pair of zygotes of a kit, started at its first use in this process."""
    key = (os.getpid(), kit)
    if key not in PAIRS:
        close_all()
        PAIRS[key] = Pair(kit)
    return PAIRS[key]


def close_all():
    """End the pairs of this process; those of a process that forked it are not ours."""
    for key in list(PAIRS):
        pair = PAIRS.pop(key)
        if key[0] == os.getpid():
            pair.close()


atexit.register(close_all)


def kit_of(plan, settings):
    """Return the kit for a notebook's plan."""
    withheld = settings["withheld"]
    return Kit(choose_wall(settings["unsafe"]), tuple(plan["modules"]), tuple(sorted(withheld)), offered(withheld))


def offered(withheld):
    """Return the full names of the modules that withheld packages offer."""
    return tuple(sorted(f"{package}.{name}" for package, names in withheld.items() for name in names))


def run(notebook, plan, settings, files, *, rehearsal=False, seed=""):
    """Run the cells of an aligned notebook in place; returns (Ran, sentences for the instructor).

    ``plan`` is a NotebookPlan as a dict. ``settings`` holds ``unsafe``, the ``withheld`` packages with what
    they offer, and the seconds of a cell and of a submission. ``files`` are those beside the notebook, as names and bytes.
    """
    kit = kit_of(plan, settings)
    job = {
        "cells": job_cells(notebook, plan["imports"]),
        "answers": plan["answers"],
        "in_place": plan["in_place"],
        "offered": list(kit.offered),
        "together": plan["together"],
        "rehearsal": rehearsal,
        "seed": seed,
        "cell_seconds": float(settings["cell_seconds"]),
    }
    ran = ran_by_pair(kit, job, files, settings["submission_seconds"])
    fill_in(notebook, ran)
    return ran, notes_of(plan, kit)


def ran_by_pair(kit, job, files, seconds):
    """Run a job with the pair of its kit, or with a new one where a warm process has ended."""
    limits = {"memory": MEMORY, "cpu": PROCESSOR_SECONDS}
    try:
        return pair_of(kit).run(job, files, limits, seconds)
    except ZygoteDied:
        close_all()
        return pair_of(kit).run(job, files, limits, seconds)


def fill_in(notebook, ran):
    """Put the outputs of a run into the cells of a notebook, numbered in the order in which they ran."""
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


def notes_of(plan, kit):
    """Return what has to be said of every submission that was graded like this."""
    notes = [TOGETHER] if plan["together"] else []
    return [*notes, NO_WALL] if kit.wall is None else notes


# --------------------------------------------------------------------------------------------- rehearsal


def rehearsed(source, plan, settings, files):
    """Return the plan of a notebook, completed by a run of the instructor's own solution.

    That run shows which functions change their arguments, which modules are loaded, and whether the tests can
    be held apart from the answers at all.
    """
    plan = dict(plan)
    short, ran = falls_short(source, plan, settings, files)
    if short:
        together = plan | {"together": True}
        short_together, _ = falls_short(source, together, settings, files)
        if len(short_together) < len(short):
            names = ", ".join(sorted(set(short) - set(short_together)))
            plan = together | {"notes": [f"{TOGETHER}: {names}"]}
            short = short_together
    notes = [f"the source's own solution does not get all points of {name}" for name in short]
    modules = sorted({*plan["modules"], *ran.modules})
    return plan | {"in_place": ran.changing, "modules": modules, "notes": [*plan["notes"], *notes]}


def falls_short(source, plan, settings, files):
    """Return the test cells that the source's own solution does not pass in full, and what was Ran."""
    notebook = source.copy()
    ran, _ = run(notebook, plan, settings, files, rehearsal=True)
    short = []
    for cell in notebook.cells:
        if is_test(cell):
            points, most = determine_grade(cell)
            if points is None or points < most:
                short.append(about_of(cell)["grade_id"])
    return short, ran
