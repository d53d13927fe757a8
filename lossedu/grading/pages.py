"""Makes feedback pages from what the gradebook says, and writes them, without loading nbgrader."""

import os
from pathlib import Path

from nbformat import reader

from lossedu.grading import markup
from lossedu.grading.page import code_html, feedback_page, inline, last_heading, render, take_title, templates
from lossedu.grading.regions import released


def make_ready(source):
    """Make HTML of the texts and the code of a folder of source notebooks, most of which every page shows:
    page and markup keep it.
    """
    templates().get_template("feedback.html.j2")
    for path in sorted(Path(source).glob("*.ipynb")):
        notebook = reader.reads(path.read_text(encoding="utf-8"))
        take_title(notebook)
        for cell in notebook.cells:
            text = released(cell.source)
            if cell.cell_type == "code":
                code_html(text)
            elif cell.cell_type == "markdown":
                markup.markdown(text)
                inline(last_heading(text) or "")


def write_page(course, assignment, student, name, text):
    """Write the feedback page of one notebook, whole or not at all, and return its path."""
    folder = course.feedback(student, assignment)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.html"
    scratch = folder / f".{name}.html.new"
    scratch.write_text(text, encoding="utf-8")
    os.replace(scratch, path)
    return path


def page_of(notebook, name, student, sheet):
    """The page of a graded notebook as text; ``notebook`` is changed."""
    for cell in notebook.cells:
        note_grade(cell, sheet)
    return feedback_page(notebook, totals(name, student, sheet))


def short_page(name, student, sheet):
    """The page of a graded notebook that takes too long to be shown: its points alone."""
    info = totals(name, student, sheet)
    waiting = any(score.waiting for score in sheet.scores.values())
    return render("feedback.html.j2", title=name, waiting=waiting, points_alone=True, **info)


def totals(name, student, sheet):
    """What nbgrader says of a graded notebook as a whole."""
    scores = sheet.scores.values()
    return {
        "notebook": name,
        "student": student,
        "score": sum(score.points for score in scores) - sheet.penalty,
        "max_score": sum(score.max_points for score in scores),
        "late_penalty": sheet.penalty,
    }


def note_grade(cell, sheet):
    """Put into a cell's metadata what CollectGrades puts there."""
    about = cell.metadata.get("nbgrader", {})
    if about.get("solution") or about.get("task"):
        about["comment"] = sheet.comments.get(about["grade_id"])
    if about.get("grade") or about.get("task"):
        score = sheet.scores[about["grade_id"]]
        about |= {"score": score.points, "points": score.max_points, "waiting": score.waiting}
