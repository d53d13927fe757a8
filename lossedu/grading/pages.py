"""Makes feedback pages from what the gradebook says, and writes them, without loading nbgrader."""

import os

from lossedu.grading.page import feedback_page


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
    scores = sheet.scores.values()
    info = {
        "notebook": name,
        "student": student,
        "score": sum(score.points for score in scores) - sheet.penalty,
        "max_score": sum(score.max_points for score in scores),
        "late_penalty": sheet.penalty,
    }
    return feedback_page(notebook, info)


def note_grade(cell, sheet):
    """Put into a cell's metadata what CollectGrades puts there."""
    about = cell.metadata.get("nbgrader", {})
    if about.get("solution") or about.get("task"):
        about["comment"] = sheet.comments.get(about["grade_id"])
    if about.get("grade") or about.get("task"):
        score = sheet.scores[about["grade_id"]]
        about |= {"score": score.points, "points": score.max_points, "waiting": score.waiting}
