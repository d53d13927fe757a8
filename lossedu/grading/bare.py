"""The part of a notebook's JSON that grading uses; all the rest goes before anybody copies or shows it.

nbformat reads notebooks of almost any shape, and what comes after it counts on text and on dicts. Outputs go
too: they are made anew.
"""

import re

TYPES = ("code", "markdown", "raw")
MODE = "codemirror_mode"  # the one fact that may be a dict: of a name and a version
FACTS = {
    "kernelspec": ("name", "display_name", "language"),
    "language_info": (
        *("name", "version", "mimetype", "file_extension", "pygments_lexer", "nbconvert_exporter", MODE),
    ),
}
FACT = re.compile(r"[^<>&\"'\x00-\x1f\x7f]{0,200}")  # nbconvert writes some of them into its page as they are


class NoNotebook(Exception):
    """JSON that has not the shape of a notebook; the message says where."""


def bare(notebook):
    """A new dict of a notebook of format 4; raises NoNotebook that says what is odd about it."""
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        raise NoNotebook("it has no list of cells")
    return {
        "nbformat": notebook["nbformat"],
        "nbformat_minor": notebook.get("nbformat_minor", 0),
        "metadata": described(notebook.get("metadata")),
        "cells": [bare_cell(cell, number) for number, cell in enumerate(cells, start=1)],
    }


def bare_cell(cell, number):
    """A new dict of one cell: its type, text, id and attachments, and of its metadata the grade_id."""
    kind = cell.get("cell_type") if isinstance(cell, dict) else None
    if kind not in TYPES:
        raise NoNotebook(f"cell {number} is neither code nor text")
    if not is_text(cell.get("source")):
        raise NoNotebook(f"the source of cell {number} is no text")
    kept = {"cell_type": kind, "source": cell["source"], "metadata": own_name(cell.get("metadata"))}
    if isinstance(cell.get("id"), str):
        kept["id"] = cell["id"]
    if kind == "code":
        return kept | {"outputs": [], "execution_count": None}
    images = attachments(cell.get("attachments"))
    return kept | {"attachments": images} if images else kept


def own_name(metadata):
    """Of a cell's metadata the name by which nbgrader knows it; a student may have put anything there."""
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return {"nbgrader": {"grade_id": grade_id}} if isinstance(grade_id, str) else {}


def attachments(found):
    """The attachments of a cell that are texts by MIME type and name."""
    named = found.items() if isinstance(found, dict) else ()
    return {
        name: {kind: data for kind, data in forms.items() if is_text(data)}
        for name, forms in named
        if isinstance(forms, dict)
    }


def is_text(value):
    """Whether a value of a notebook's JSON is a text, or the lines of one."""
    lines = value if isinstance(value, list) else [value]
    return all(isinstance(line, str) for line in lines)


def described(metadata):
    """Of a notebook's metadata what says which kernel and language it was written with, in short texts."""
    found = metadata if isinstance(metadata, dict) else {}
    known = {name: facts(found[name], FACTS[name]) for name in FACTS if isinstance(found.get(name), dict)}
    if "language_info" in known and isinstance(found["language_info"].get(MODE), dict):
        known["language_info"][MODE] = facts(found["language_info"][MODE], ("name", "version"))
    return known


def facts(about, names):
    """A new dict of those entries that have one of some names, and are a short text or a small number."""
    return {name: about[name] for name in names if is_fact(about.get(name))}


def is_fact(value):
    """Whether a value is a small number, or a short text without a letter that HTML takes for its own."""
    if isinstance(value, str):
        return FACT.fullmatch(value) is not None
    return type(value) is int and 0 <= value < 1000
