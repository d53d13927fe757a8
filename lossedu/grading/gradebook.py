"""Reads and writes nbgrader's gradebook through nbgrader's own API."""

import warnings
from contextlib import contextmanager
from dataclasses import dataclass

from nbgrader.api import Gradebook, MissingEntry, get_alembic_version
from sqlalchemy import inspect, text
from sqlalchemy.exc import SAWarning

from lossedu.grading.course import CourseError
from lossedu.grading.environment import environment, with_own_programs
from lossedu.grading.tables import finite, read_table

MARKS_COLUMNS = ["student", "grade_id", "points", "comment"]


@dataclass(frozen=True)
class Mark:
    """One line of a marks file: points and comment for a cell graded by hand."""

    student: str
    grade_id: str
    points: float
    comment: str


def connect(course):
    """The course's gradebook, to be closed by the caller; opening it takes longer than many a query."""
    with environment(with_own_programs()):
        gradebook = Gradebook(course.db_url)
        if not gradebook.assignments:
            note_version(gradebook.engine)
    return gradebook


def note_version(engine):
    """Write the version of its tables into a new gradebook, if whoever made it was killed before that."""
    with engine.begin() as connection:
        if not inspect(connection).has_table("alembic_version"):
            connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        if not connection.execute(text("SELECT COUNT(*) FROM alembic_version")).scalar():
            values = {"version": get_alembic_version()}
            connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:version)"), values)


@contextmanager
def opened(course):
    """The course's gradebook, closed afterwards together with its connections."""
    gradebook = connect(course)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", SAWarning
            )  # nbgrader adds a submission to the session a moment late
            yield gradebook
    finally:
        gradebook.close()
        gradebook.engine.dispose()


def has_assignment(course, assignment):
    """Whether the gradebook holds this assignment."""
    with opened(course) as gradebook:
        return any(known.name == assignment for known in gradebook.assignments)


def read_marks(path, assignment):
    """The Marks of an assignment in a file; raises CourseError where the file is wrong."""
    return [
        Mark(row["student"], row["grade_id"], finite(row["points"], "points", place), row["comment"].strip())
        for row, place in read_table(path, MARKS_COLUMNS, assignment)
    ]


def enter_marks(course, assignment, marks):
    """Enter marks given by hand; each must be for a graded cell of a student who handed in, and within its
    points.
    """
    with opened(course) as gradebook:
        for mark in marks:
            enter_mark(gradebook, assignment, mark)
        gradebook.db.commit()


def enter_mark(gradebook, assignment, mark):
    """Enter one mark and its comment, without committing."""
    try:
        submission = gradebook.find_submission(assignment, mark.student)
    except MissingEntry:
        raise CourseError(f"a mark for student {mark.student}, who handed in no {assignment}") from None
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            if grade.name == mark.grade_id:
                set_mark(grade, notebook, mark)
                return
    raise CourseError(
        f"a mark for cell {mark.grade_id} of student {mark.student}: there is no such graded cell"
    )


def set_mark(grade, notebook, mark):
    """Set points and comment of one graded cell."""
    if not 0 <= mark.points <= grade.max_score:
        raise CourseError(
            f"a mark of {mark.points:g} for cell {mark.grade_id} of student {mark.student}: "
            f"it must lie between 0 and {grade.max_score:g}"
        )
    grade.manual_score = mark.points
    grade.needs_manual_grade = False
    for comment in notebook.comments:
        if comment.name == mark.grade_id:
            comment.manual_comment = mark.comment or None
