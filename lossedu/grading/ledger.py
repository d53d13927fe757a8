"""Enters graded submissions in nbgrader's gradebook, each in one transaction.

nbgrader's own methods commit at every step, and they look grades up by columns without an index, so that
the last student of a large class takes longer than the first. Here rows are found by the columns of
nbgrader's unique constraints alone, with nothing that only one kind of database knows.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from nbgrader import api
from sqlalchemy import bindparam, insert, select, update

from lossedu.grading.course import CourseError

ASSIGNMENT, BOOK, CELL = (model.__table__ for model in (api.Assignment, api.Notebook, api.BaseCell))
STUDENT, SUBMISSION, SUBMITTED = (
    model.__table__ for model in (api.Student, api.SubmittedAssignment, api.SubmittedNotebook)
)
GRADE, COMMENT = api.Grade.__table__, api.Comment.__table__
GRADED, ANSWER, TASK = "GradeCell", "SolutionCell", "TaskCell"  # nbgrader's types of cells


@dataclass(frozen=True)
class Entry:
    """What a notebook earned by itself: points and comments by grade_id, None where there is none."""

    points: dict
    comments: dict


@dataclass(frozen=True)
class Book:
    """A notebook of the assignment: ids of its cells by grade_id, apart for each of nbgrader's types."""

    id: str
    name: str
    graded: dict
    answers: dict
    tasks: dict


@dataclass(frozen=True)
class Submission:
    """A submission in the gradebook; ``is_new`` if it has no grades yet."""

    id: str
    timestamp: datetime | None
    extension: timedelta | None
    is_new: bool


class Ledger:
    """The part of a gradebook that belongs to one assignment.

    ``penalty`` is a function of student, points and seconds of delay that returns the points to take off,
    or None. Raises CourseError if the gradebook does not know the assignment.
    """

    def __init__(self, engine, assignment, penalty):
        self.engine = engine
        self.penalty = penalty
        with engine.connect() as connection:
            self.assignment = connection.execute(
                select(ASSIGNMENT.c.id, ASSIGNMENT.c.duedate).where(ASSIGNMENT.c.name == assignment)
            ).one_or_none()
            if self.assignment is None:
                raise CourseError(f"the gradebook does not know the assignment {assignment!r}")
            self.books = books_of(connection, self.assignment.id)

    def enter(self, student, timestamp, entries):
        """Enter a graded submission; ``entries`` is a dict from the names of its notebooks to Entries.

        A notebook that is not among them gets zero, as does a cell that its entry lacks. Marks given by
        hand stay, and wait to be looked at again.
        """
        with self.engine.begin() as connection:
            submission = self.submission(connection, student, timestamp)
            late = self.seconds_late(submission)
            sheets = self.sheets(connection, submission)
            for book, sheet in zip(self.books, sheets, strict=True):
                if book.name in entries:
                    sheet.fill(book, entries[book.name])
                    sheet.penalise(self.penalty, student, late)
                else:
                    sheet.give_zero()
            save(connection, sheets)

    def enter_nothing(self, student):
        """Enter a submission that could not be graded: every cell gets zero, and older marks go."""
        with self.engine.begin() as connection:
            sheets = self.sheets(connection, self.submission(connection, student, None))
            for sheet in sheets:
                sheet.clear()
            save(connection, sheets)

    def submission(self, connection, student, timestamp):
        """A student's Submission, made if it is not there; None keeps the former timestamp."""
        here = (SUBMISSION.c.assignment_id == self.assignment.id, SUBMISSION.c.student_id == student)
        columns = (SUBMISSION.c.id, SUBMISSION.c.timestamp, SUBMISSION.c.extension)
        row = connection.execute(select(*columns).where(*here)).one_or_none()
        if row is None:
            return self.new_submission(connection, student, timestamp)
        if timestamp:
            connection.execute(update(SUBMISSION).where(*here).values(timestamp=timestamp))
        return Submission(row.id, timestamp or row.timestamp, row.extension, is_new=False)

    def new_submission(self, connection, student, timestamp):
        """Enter a submission, and the student if need be."""
        if not is_known(connection, student):
            connection.execute(insert(STUDENT), {"id": student})
        key = api.new_uuid()
        row = {"id": key, "assignment_id": self.assignment.id, "student_id": student, "timestamp": timestamp}
        connection.execute(insert(SUBMISSION), row)
        return Submission(key, timestamp, None, is_new=True)

    def seconds_late(self, submission):
        """By how much a submission missed its date, zero if it did not or there is none."""
        due = self.assignment.duedate
        if submission.timestamp is None or due is None:
            return 0
        if submission.extension is not None:
            due += submission.extension
        return max(0, (submission.timestamp - due).total_seconds())

    def sheets(self, connection, submission):
        """A Sheet for each notebook, with the rows that are there and fresh ones for those that are not."""
        owners = self.submitted_notebooks(connection, submission)
        cells = [cell for book in self.books for cell in [*graded(book), *commented(book)]]
        grades, comments = (
            {} if submission.is_new else existing(connection, table, cells, owners)
            for table in (GRADE, COMMENT)
        )
        sheets = []
        for book, owner in zip(self.books, owners, strict=True):
            book_grades = {cell: grades.get((cell, owner)) or new_grade(cell, owner) for cell in graded(book)}
            book_comments = {
                cell: comments.get((cell, owner)) or new_comment(cell, owner) for cell in commented(book)
            }
            sheets.append(Sheet(owner, book_grades, book_comments))
        return sheets

    def submitted_notebooks(self, connection, submission):
        """Ids of the submission's notebooks in the order of ``books``, made where they are not there."""
        ids = [book.id for book in self.books]
        found = {} if submission.is_new else existing_notebooks(connection, ids, submission)
        missing = {key: api.new_uuid() for key in ids if key not in found}
        if missing:
            rows = [
                {"id": key, "notebook_id": notebook, "assignment_id": submission.id}
                for notebook, key in missing.items()
            ]
            connection.execute(insert(SUBMITTED), rows)
        return [(found | missing)[key] for key in ids]


class Sheet:
    """Grades and comments of one submitted notebook, by ids of cells, as rows that can be changed."""

    def __init__(self, key, grades, comments):
        self.key = key
        self.grades = grades
        self.comments = comments
        self.changes = {}  # of the submitted notebook's own row

    def fill(self, book, entry):
        """Enter points and comments as nbgrader's SaveAutoGrades does."""
        for name, cell in book.graded.items():
            grade = self.grades[cell]
            grade["auto_score"] = entry.points.get(name, 0.0)
            waits = grade["manual_score"] is not None or grade["auto_score"] is None
            grade["needs_manual_grade"] = waits
        for cell in book.tasks.values():
            grade = self.grades[cell]
            if grade["auto_score"] is not None:  # the zero of a former submission that could not be graded
                grade |= {"auto_score": None, "needs_manual_grade": True}
        for name, cell in (book.answers | book.tasks).items():
            self.comments[cell]["auto_comment"] = entry.comments.get(name)

    def penalise(self, penalty, student, late):
        """Take points off for a delay, as nbgrader's AssignLatePenalties does."""
        self.changes["late_submission_penalty"] = None
        if late > 0:
            score = sum(map(score_of, self.grades.values()))
            points = penalty(student, score, late)
            if points is not None:
                self.changes["late_submission_penalty"] = min(max(points, 0), score)

    def give_zero(self):
        """Enter a notebook that was not handed in."""
        for grade in self.grades.values():
            grade |= {"auto_score": 0.0, "needs_manual_grade": False}

    def clear(self):
        """Enter a notebook that could not be graded."""
        for grade in self.grades.values():
            grade |= {"manual_score": None, "extra_credit": None}
        self.give_zero()
        self.changes["late_submission_penalty"] = None


def books_of(connection, assignment_id):
    """The Books of an assignment, in the order of their names."""
    rows = connection.execute(
        select(BOOK.c.id, BOOK.c.name).where(BOOK.c.assignment_id == assignment_id).order_by(BOOK.c.name)
    ).all()
    books = {row.id: Book(row.id, row.name, {}, {}, {}) for row in rows}
    places = {GRADED: "graded", ANSWER: "answers", TASK: "tasks"}
    for cell in connection.execute(select(CELL).where(CELL.c.notebook_id.in_(list(books)))):
        getattr(books[cell.notebook_id], places[cell.type])[cell.name] = cell.id
    return list(books.values())


def graded(book):
    """Ids of the cells of a Book that have points."""
    return [*book.graded.values(), *book.tasks.values()]


def commented(book):
    """Ids of the cells of a Book that have a comment."""
    return [*book.answers.values(), *book.tasks.values()]


def is_known(connection, student):
    """Whether the gradebook knows a student."""
    return connection.execute(select(STUDENT.c.id).where(STUDENT.c.id == student)).first() is not None


def existing_notebooks(connection, ids, submission):
    """Ids of a submission's notebooks by those of the assignment's."""
    query = select(SUBMITTED.c.notebook_id, SUBMITTED.c.id).where(
        SUBMITTED.c.notebook_id.in_(ids), SUBMITTED.c.assignment_id == submission.id
    )
    return {row.notebook_id: row.id for row in connection.execute(query)}


def existing(connection, table, cells, owners):
    """Rows of grades or comments as dicts, by the ids of cell and submitted notebook."""
    query = select(table).where(table.c.cell_id.in_(cells), table.c.notebook_id.in_(owners))
    return {(row["cell_id"], row["notebook_id"]): dict(row) for row in connection.execute(query).mappings()}


def new_grade(cell, owner):
    """A grade that is not in the gradebook yet."""
    return {
        "id": None,
        "cell_id": cell,
        "notebook_id": owner,
        "auto_score": None,
        "manual_score": None,
        "extra_credit": None,
        "needs_manual_grade": True,
    }


def new_comment(cell, owner):
    """A comment that is not in the gradebook yet."""
    return {
        "id": None,
        "cell_id": cell,
        "notebook_id": owner,
        "auto_comment": None,
        "manual_comment": None,
    }


def score_of(grade):
    """Points of a grade as nbgrader counts them: those given by hand before others, and extra credit."""
    points = grade["auto_score"] if grade["manual_score"] is None else grade["manual_score"]
    return 0.0 if points is None else points + (grade["extra_credit"] or 0.0)


def save(connection, sheets):
    """Write the Sheets' rows."""
    save_rows(connection, GRADE, [row for sheet in sheets for row in sheet.grades.values()])
    save_rows(connection, COMMENT, [row for sheet in sheets for row in sheet.comments.values()])
    for sheet in sheets:
        if sheet.changes:
            connection.execute(update(SUBMITTED).where(SUBMITTED.c.id == sheet.key).values(sheet.changes))


def save_rows(connection, table, rows):
    """Write rows that are in a table already, and add the others under ids of their own."""
    fresh = [{name: row[name] for name in row if name != "id"} for row in rows if row["id"] is None]
    if fresh:
        connection.execute(insert(table), fresh)
    known = [{f"new_{name}": value for name, value in row.items()} for row in rows if row["id"]]
    if known:
        values = {name: bindparam(f"new_{name}") for name in rows[0] if name != "id"}
        connection.execute(update(table).where(table.c.id == bindparam("new_id")).values(values), known)
