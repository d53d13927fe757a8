"""Feedback pages as the steps of nbgrader's `generate_feedback`."""

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
