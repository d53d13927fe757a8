"""nbgrader's own steps, run on one student, to compare with."""

from nbgrader.converters import Autograde, GenerateFeedback

from lossedu.grading import worker
from lossedu.grading.gradebook import opened
from lossedu.grading.sheet import Score


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


def give_nothing(course, assignment, student):
    """Enter zero for every cell of a submission through nbgrader's own objects, and let older marks go."""
    with opened(course) as gradebook:
        gradebook.update_or_create_student(student)
        submission = gradebook.update_or_create_submission(assignment, student)
        for notebook in submission.notebooks:
            notebook.late_submission_penalty = None
            for grade in notebook.grades:
                grade.auto_score = 0.0
                grade.manual_score = None
                grade.extra_credit = None
                grade.needs_manual_grade = False
        gradebook.db.commit()


def scores(course, assignment, student):
    """The Scores of a student in an assignment, in no particular order."""
    with opened(course) as gradebook:
        submission = gradebook.find_submission(assignment, student)
        found = []
        for notebook in submission.notebooks:
            comments = {comment.name: comment.comment or "" for comment in notebook.comments}
            for grade in notebook.grades:
                comment = comments.get(grade.name, "")
                found.append(
                    Score(grade.name, grade.score, grade.max_score, grade.needs_manual_grade, comment)
                )
        return found


def total(course, assignment, student):
    """A student's total after any late penalty, as the export shows it, and the most that could be had."""
    with opened(course) as gradebook:
        submission = gradebook.find_submission(assignment, student)
        score = max(0.0, submission.score - submission.late_submission_penalty)
        return score, submission.max_score
