"""nbgrader's own steps, run on one student, to compare with."""

from nbgrader.converters import Autograde, GenerateFeedback

from lossedu.grading import worker


class OwnAutograde(worker.OneStudent, Autograde):
    """nbgrader's autograde step."""


class OwnFeedback(worker.OneStudent, GenerateFeedback):
    """nbgrader's feedback step."""


def autograde(course, assignment, student, settings):
    """Grade one submission; returns the exception that stopped it, or None."""
    return worker.convert(OwnAutograde, course, assignment, student, settings)


def feedback(course, assignment, student):
    """Write one student's page; returns the exception that stopped it, or None."""
    return worker.convert(OwnFeedback, course, assignment, student, course.nbgrader_settings())
