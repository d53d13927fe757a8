"""Writes feedback pages: by itself, and as the steps of nbgrader's `generate_feedback`."""

import os

from nbconvert.exporters import Exporter
from nbgrader.preprocessors import GetGrades
from traitlets import default

from lossedu.grading.page import feedback_page


class CollectGrades(GetGrades):
    """nbgrader's GetGrades; also notes which cells still wait for a mark by hand, which nbgrader shows as
    zero.
    """

    def _get_score(self, cell, resources):
        super()._get_score(cell, resources)
        grade = self.gradebook.find_grade(
            cell.metadata.nbgrader["grade_id"], self.notebook_id, self.assignment_id, self.student_id
        )
        cell.metadata.nbgrader["waiting"] = grade.needs_manual_grade


class FeedbackExporter(Exporter):
    """Writes a graded notebook as one page of HTML."""

    @default("file_extension")
    def _file_extension_default(self):
        return ".html"

    def from_notebook_node(self, nb, resources=None, **kw):
        """The page as text, with nbconvert's resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return feedback_page(nb, resources["nbgrader"]), resources


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
