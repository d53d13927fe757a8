"""Grades a class: finds who is to be graded, runs workers, enters marks by hand, writes feedback and
tables.
"""

import csv
import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field

from tqdm import tqdm

from lossedu.grading import gradebook, process
from lossedu.grading.course import CourseError
from lossedu.grading.journal import Journal, fingerprint_of_folder, fingerprint_of_tools
from lossedu.grading.outcome import FAILED, UNGRADED, Outcome
from lossedu.grading.page import write_note
from lossedu.grading.tables import finite, read_table

NOBODY = "."  # nbgrader's name for the student of a file that belongs to nobody
RELEASE_LIMIT = 300  # seconds for entering an assignment in the gradebook
FEEDBACK_LIMIT = 120  # seconds for one feedback page
TOLERANCE = 1e-9  # scores are sums of a few decimal fractions
REVIEW_COLUMNS = ["assignment", "student", "status", "why"]
EXPECTED_COLUMNS = ["student", "score", "status", "why"]


@dataclass(frozen=True)
class Options:
    """How to run a class: number of workers, and limits in seconds for a cell and for a whole submission."""

    workers: int = 2
    force: bool = False
    cell_timeout: int | None = None  # None: what nbgrader's settings say
    submission_timeout: float = 300


@dataclass(frozen=True)
class Row:
    """One line of the final table; ``fresh`` if graded in this run, ``waiting`` counts marks to be given
    by hand.
    """

    student: str
    score: float
    max_score: float
    status: str
    why: str
    fresh: bool
    waiting: int


@dataclass
class Result:
    """What a run has found: rows of the table, faults of this machine, differences from what was expected."""

    rows: list
    faults: list = field(default_factory=list)
    differences: list = field(default_factory=list)


def grade(course, assignment, *, students=None, marks=None, expected=None, options=None):
    """Grade an assignment of the course and return a Result.

    ``students`` limits the run to these names. ``marks`` is a file of points given by hand, ``expected``
    one of the scores that must come out. Only what changed since the last run is graded again. Raises
    CourseError for what the instructor has to put right.
    """
    chosen = choose(course, assignment, students)
    entries = gradebook.read_marks(marks, assignment) if marks else []
    wanted = read_expected(expected, assignment) if expected else {}
    run = Run(course, assignment, options or Options())
    run.register()
    fresh = run.autograde(chosen)
    run.enter_marks([mark for mark in entries if mark.student in chosen])
    run.write_feedback(chosen)
    rows = [run.row(student, student in fresh) for student in chosen]
    gradebook.export(course)
    write_reviews(course)
    return Result(rows, run.faults, differences(rows, wanted) if expected else [])


def choose(course, assignment, students):
    """The students to grade; raises CourseError for an unknown assignment or student."""
    course.notebooks(assignment)
    there = course.students(assignment)
    unknown = sorted(set(students or []) - set(there))
    if unknown:
        raise CourseError(f"no submission of {assignment} by {', '.join(unknown)}")
    if not there:
        raise CourseError(f"no submissions of {assignment} in {course.root / 'submitted'}")
    return sorted(set(students)) if students else there


class Run:
    """One run over an assignment: each step redoes what its input demands and keeps what it did."""

    def __init__(self, course, assignment, options):
        self.course = course
        self.assignment = assignment
        self.options = options
        self.state = Journal(course, assignment)
        self.tools = fingerprint_of_tools(course)
        self.source = fingerprint_of_folder(course.source(assignment), self.tools)
        self.faults = []
        self.stopped = False

    def register(self):
        """Enter the assignment in the gradebook, unless it is there as it stands."""
        known = gradebook.has_assignment(self.course, self.assignment)
        if known and self.state.is_current(NOBODY, "autograde", self.source):
            return
        outcome = self.work("register", NOBODY, RELEASE_LIMIT)
        if outcome.reasons:
            raise CourseError(outcome.why)
        self.state.graded(outcome, self.source)

    def autograde(self, students):
        """Run and mark every submission that changed; returns the names of those."""
        folders = {name: self.course.submitted(name, self.assignment) for name in students}
        prints = {name: fingerprint_of_folder(folder, self.source) for name, folder in folders.items()}
        changed = [name for name in students if self.options.force or not self.is_graded(name, prints[name])]

        def job(student):
            arguments = {"student": student, "cell_timeout": self.options.cell_timeout}
            outcome = self.work("autograde", student, self.options.submission_timeout, **arguments)
            if outcome.status == FAILED and not self.stopped:  # two kernels may have drawn the same port
                outcome = self.work("autograde", student, self.options.submission_timeout, **arguments)
            return outcome

        for outcome in self.in_parallel(job, changed, "grading"):
            self.keep(outcome, prints[outcome.student])
        return set(changed)

    def is_graded(self, student, fingerprint):
        """Whether a submission was graded as it stands, and what was made of it is still there."""
        if not self.state.is_current(student, "autograde", fingerprint):
            return False
        if not gradebook.has_submission(self.course, self.assignment, student):
            return False
        ungraded = self.state.outcome(student).status == UNGRADED
        return ungraded or self.course.autograded(student, self.assignment).is_dir()

    def keep(self, outcome, fingerprint):
        """Keep what became of a submission, and say what is not plain success."""
        if outcome.status == UNGRADED:
            shutil.rmtree(self.course.autograded(outcome.student, self.assignment), ignore_errors=True)
            gradebook.give_nothing(self.course, self.assignment, outcome.student)
        if outcome.status == FAILED:
            self.faults.append(f"{outcome.student}: {outcome.why}")
        self.state.graded(outcome, fingerprint)
        if outcome.reasons:
            tqdm.write(f"{outcome.student}: {outcome.status}: {outcome.why}")

    def enter_marks(self, marks):
        """Enter marks given by hand; a submission that could not be graded keeps its zero."""
        usable = [mark for mark in marks if self.status(mark.student) not in (UNGRADED, FAILED)]
        gradebook.enter_marks(self.course, self.assignment, usable)

    def write_feedback(self, students):
        """Write the feedback pages of which the marks or comments changed."""
        prints = {name: self.print_of_page(name) for name in students if self.status(name) != FAILED}
        changed = [name for name, fingerprint in prints.items() if not self.has_page(name, fingerprint)]

        def job(student):
            if self.status(student) == UNGRADED:
                write_note(self.course, self.assignment, self.state.outcome(student))
                return Outcome(student, UNGRADED, [])
            return self.work("feedback", student, FEEDBACK_LIMIT, student=student)

        for outcome in self.in_parallel(job, changed, "feedback"):
            if outcome.reasons:
                self.faults.append(f"{outcome.student}: {outcome.why}")
            else:
                self.state.done(outcome.student, "feedback", prints[outcome.student])

    def print_of_page(self, student):
        """Hash of all that a feedback page shows."""
        shown = sorted(map(repr, gradebook.scores(self.course, self.assignment, student)))
        graded_from = self.state.entries[student]["autograde"]
        return hashlib.sha256("\n".join([graded_from, *shown]).encode()).hexdigest()

    def has_page(self, student, fingerprint):
        """Whether the page is there and shows the marks as they stand."""
        there = any(self.course.feedback(student, self.assignment).glob("*.html"))
        return there and not self.options.force and self.state.is_current(student, "feedback", fingerprint)

    def status(self, student):
        """Status of a student's submission."""
        return self.state.outcome(student).status

    def row(self, student, fresh):
        """A student's line of the final table."""
        outcome = self.state.outcome(student)
        if not gradebook.has_submission(self.course, self.assignment, student):
            return Row(student, 0.0, 0.0, outcome.status, outcome.why, fresh, 0)
        score, max_score = gradebook.total(self.course, self.assignment, student)
        waiting = sum(score.waiting for score in gradebook.scores(self.course, self.assignment, student))
        return Row(student, score, max_score, outcome.status, outcome.why, fresh, waiting)

    def work(self, job, name, limit, **arguments):
        """Run one of the worker's jobs in a process of its own."""
        arguments |= {"root": str(self.course.root), "assignment": self.assignment}
        logs = self.course.private / "logs" / self.assignment
        logs.mkdir(parents=True, exist_ok=True)
        log = logs / f"{name.strip('.') or 'release'}-{job}.log"
        log.unlink(missing_ok=True)
        return process.run(job, name, arguments, log, limit)

    def in_parallel(self, job, names, what):
        """Yield the results of ``job(name)`` as they come, with a progress bar on a terminal."""
        with ThreadPoolExecutor(self.options.workers) as pool:
            waiting = [pool.submit(job, name) for name in names]
            try:
                for done in tqdm(as_completed(waiting), what, len(waiting), disable=None, leave=False):
                    yield done.result()
            except BaseException:
                self.stopped = True
                pool.shutdown(wait=False, cancel_futures=True)
                process.end_all()
                raise


def write_reviews(course):
    """Write reviews.csv: every submission of any assignment that somebody has to look at."""
    with open(course.root / "reviews.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(REVIEW_COLUMNS)
        for assignment in course.assignments():
            state = Journal(course, assignment)
            for student in course.students(assignment):
                outcome = state.outcome(student)
                if outcome and outcome.reasons:
                    writer.writerow([assignment, student, outcome.status, outcome.why])


def read_expected(path, assignment):
    """The expected scores of an assignment in a file: a dict from student to (score, status)."""
    rows = read_table(path, EXPECTED_COLUMNS, assignment)
    return {row["student"]: (finite(row["score"], "score", place), row["status"]) for row, place in rows}


def differences(rows, wanted):
    """Sentences about every student whose score or status is not the expected one."""
    found = {row.student: row for row in rows}
    lines = [f"{name}: expected, but not graded" for name in sorted(set(wanted) - set(found))]
    for name, row in found.items():
        if name not in wanted:
            lines.append(f"{name}: graded, but not expected")
            continue
        score, status = wanted[name]
        got = "review" if row.status == UNGRADED else row.status
        if abs(score - row.score) > TOLERANCE or status != got:
            lines.append(f"{name}: expected {score:g} ({status}), got {row.score:g} ({got})")
    return lines


def as_text(result, course):
    """The final table, and where to look."""
    lines = [f"{'student':<14}{'score':>16}  remark"]
    for row in result.rows:
        score = f"{row.score:g} of {row.max_score:g}"
        remark = f"{row.status}: {row.why}" if row.why else row.status
        lines.append(f"{row.student:<14}{score:>16}  {remark}")
    fresh = sum(row.fresh for row in result.rows)
    review = sum(row.status == UNGRADED or bool(row.why) for row in result.rows)
    waiting = sum(row.waiting for row in result.rows)
    lines += [
        "",
        f"{fresh} graded, {len(result.rows) - fresh} unchanged, {review} to look at, "
        f"{waiting} answers without a mark",
        f"Scores    {course.root / 'scores.csv'}",
        f"Reviews   {course.root / 'reviews.csv'}",
        f"Feedback  {course.root / 'feedback'}",
    ]
    return "\n".join(lines)
