"""Reads the results of a whole class from nbgrader's gradebook, in a number of queries that is the same for
ten students and for ten thousand.
"""

import csv
import os
from dataclasses import dataclass

from nbgrader import api
from sqlalchemy import case, func, select

from lossedu.grading.gradebook import opened
from lossedu.grading.sheet import Score, Sheet

ASSIGNMENT, BOOK, CELL = (model.__table__ for model in (api.Assignment, api.Notebook, api.BaseCell))
STUDENT, SUBMISSION, SUBMITTED = (
    model.__table__ for model in (api.Student, api.SubmittedAssignment, api.SubmittedNotebook)
)
GRADE, COMMENT = api.Grade.__table__, api.Comment.__table__
GRADE_CELL, TASK_CELL = api.GradeCell.__table__, api.TaskCell.__table__
# Points of a cell as nbgrader counts them: those given by hand before others, with extra credit if any.
GIVEN = func.coalesce(GRADE.c.manual_score, GRADE.c.auto_score)
POINTS = case((GIVEN.is_not(None), GIVEN + func.coalesce(GRADE.c.extra_credit, 0.0)), else_=0.0)
COMMENTED = func.coalesce(COMMENT.c.manual_comment, COMMENT.c.auto_comment)
PENALTY = func.coalesce(SUBMITTED.c.late_submission_penalty, 0.0)
LATE = "late penalty"  # stands among the names of cells where points are compared
COLUMNS = [
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
]


@dataclass(frozen=True, slots=True)
class Standing:
    """A student's total after any late penalty, the most that could be had, and marks still to be given."""

    score: float
    max_score: float
    waiting: int


def rows(course, assignment):
    """The Standings in an assignment, as a dict from student."""
    with opened(course) as gradebook:
        most = maxima(gradebook.db).get(assignment, 0.0)
        off = {row.student_id: row.penalty for row in gradebook.db.execute(penalties(assignment))}
        sums = gradebook.db.execute(
            select(
                SUBMISSION.c.student_id,
                func.sum(POINTS).label("points"),
                func.sum(case((GRADE.c.needs_manual_grade, 1), else_=0)).label("waiting"),
            )
            .select_from(graded())
            .where(ASSIGNMENT.c.name == assignment)
            .group_by(SUBMISSION.c.student_id)
        ).all()
    total = {row.student_id: max(0.0, row.points - off[row.student_id]) for row in sums}
    return {row.student_id: Standing(total[row.student_id], most, int(row.waiting)) for row in sums}


def points(course, assignment):
    """All points in an assignment: a dict from student to a dict from cell to points.

    A cell is named by its grade_id, with the notebook's name before it if there are several notebooks; a
    penalty for being late is a cell of negative points.
    """
    with opened(course) as gradebook:
        found = gradebook.db.execute(
            select(SUBMISSION.c.student_id, BOOK.c.name, CELL.c.name.label("cell"), POINTS.label("points"))
            .select_from(graded())
            .where(ASSIGNMENT.c.name == assignment)
            .order_by(BOOK.c.name, CELL.c.name)
        ).all()
        off = gradebook.db.execute(penalties(assignment)).all()
    several = len({row.name for row in found}) > 1
    table = {}
    for row in found:
        name = f"{row.name}/{row.cell}" if several else row.cell
        table.setdefault(row.student_id, {})[name] = row.points
    for row in off:
        if row.penalty:
            table[row.student_id][LATE] = -row.penalty
    return table


def sheets(course, assignment, students):
    """The Sheets of some students in an assignment: a dict from student to a dict from notebook to Sheet.

    Ask for a part of a large class at a time: all that the pages of these students show is held at once.
    """
    here = (ASSIGNMENT.c.name == assignment, SUBMISSION.c.student_id.in_(students))
    found = {}

    def sheet(row):
        return found.setdefault(row.student_id, {}).setdefault(row.notebook, Sheet())

    with opened(course) as gradebook:
        most = cell_maxima(gradebook.db)
        place = (SUBMISSION.c.student_id, BOOK.c.name.label("notebook"))
        for row in gradebook.db.execute(
            select(*place, SUBMITTED.c.late_submission_penalty).select_from(handed_in()).where(*here)
        ):
            sheet(row).penalty = row.late_submission_penalty or 0
        for row in gradebook.db.execute(
            select(*place, CELL.c.name, COMMENTED.label("comment")).select_from(commented()).where(*here)
        ):
            sheet(row).comments[row.name] = row.comment
        for row in gradebook.db.execute(
            select(*place, CELL.c.id, CELL.c.name, POINTS.label("points"), GRADE.c.needs_manual_grade)
            .select_from(graded())
            .where(*here)
        ):
            comment = sheet(row).comments.get(row.name) or ""
            score = Score(row.name, row.points, most[row.id], row.needs_manual_grade, comment)
            sheet(row).scores[row.name] = score
    return found


def export(course):
    """Write all scores to scores.csv with the columns and values of nbgrader's own export; returns the path.

    Students of one name come in the order of their ids, and a value with a comma in it is quoted.
    """
    path = course.root / "scores.csv"
    scratch = path.with_suffix(".new")
    with opened(course) as gradebook, open(scratch, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        table.writerows(export_rows(gradebook.db))
    os.replace(scratch, path)
    return path


def export_rows(db):
    """The lines of scores.csv: every assignment with every student, also one who handed nothing in."""
    students = db.execute(
        select(STUDENT).order_by(STUDENT.c.last_name, STUDENT.c.first_name, STUDENT.c.id)
    ).all()
    most = maxima(db)
    for assignment in db.execute(select(ASSIGNMENT).order_by(ASSIGNMENT.c.duedate, ASSIGNMENT.c.name)).all():
        handed = submissions(db, assignment)
        for student in students:
            time, score, penalty = handed.get(student.id, (None, 0.0, 0.0))
            yield [
                assignment.name,
                assignment.duedate,
                time,
                student.id,
                student.last_name,
                student.first_name,
                student.email,
                score,
                penalty,
                max(0.0, score - penalty),
                most[assignment.name],
            ]


def submissions(db, assignment):
    """Timestamp, score and penalty of every submission of an assignment, as a dict from student."""
    here = SUBMISSION.c.assignment_id == assignment.id
    times = db.execute(select(SUBMISSION.c.student_id, SUBMISSION.c.timestamp).where(here)).all()
    off = {row.student_id: row.penalty for row in db.execute(penalties(assignment.name))}
    sums = db.execute(
        select(SUBMISSION.c.student_id, func.sum(POINTS).label("points"))
        .select_from(graded())
        .where(here)
        .group_by(SUBMISSION.c.student_id)
    )
    scores = {row.student_id: row.points for row in sums}
    return {
        row.student_id: (row.timestamp, scores.get(row.student_id, 0.0), off.get(row.student_id, 0.0))
        for row in times
    }


def handed_in():
    """Submitted notebooks with their submissions, assignments and names."""
    return (
        SUBMITTED.join(SUBMISSION, SUBMISSION.c.id == SUBMITTED.c.assignment_id)
        .join(ASSIGNMENT, ASSIGNMENT.c.id == SUBMISSION.c.assignment_id)
        .join(BOOK, BOOK.c.id == SUBMITTED.c.notebook_id)
    )


def graded():
    """Grades with all that they belong to."""
    return (
        handed_in()
        .join(CELL, CELL.c.notebook_id == BOOK.c.id)
        .join(GRADE, (GRADE.c.cell_id == CELL.c.id) & (GRADE.c.notebook_id == SUBMITTED.c.id))
    )


def commented():
    """Comments with all that they belong to."""
    return (
        handed_in()
        .join(CELL, CELL.c.notebook_id == BOOK.c.id)
        .join(COMMENT, (COMMENT.c.cell_id == CELL.c.id) & (COMMENT.c.notebook_id == SUBMITTED.c.id))
    )


def penalties(assignment):
    """Query of what each student loses for being late."""
    return (
        select(SUBMISSION.c.student_id, func.sum(PENALTY).label("penalty"))
        .select_from(handed_in())
        .where(ASSIGNMENT.c.name == assignment)
        .group_by(SUBMISSION.c.student_id)
    )


def cell_maxima(db):
    """Points that can be had for each cell, as a dict from its id."""
    found = {}
    for table in (GRADE_CELL, TASK_CELL):
        found |= {row.id: row.max_score for row in db.execute(select(table.c.id, table.c.max_score))}
    return found


def maxima(db):
    """Points that can be had for each assignment, as a dict from its name."""
    found = {row.name: 0.0 for row in db.execute(select(ASSIGNMENT.c.name))}
    for table in (GRADE_CELL, TASK_CELL):
        sums = (
            select(ASSIGNMENT.c.name, func.sum(table.c.max_score).label("points"))
            .select_from(
                table.join(CELL, CELL.c.id == table.c.id)
                .join(BOOK, BOOK.c.id == CELL.c.notebook_id)
                .join(ASSIGNMENT, ASSIGNMENT.c.id == BOOK.c.assignment_id)
            )
            .group_by(ASSIGNMENT.c.name)
        )
        for row in db.execute(sums):
            found[row.name] += row.points
    return found
