"""Grades a class: finds who is to be graded, has it done, writes what came of it.

Work is handed out in the order of names, a few submissions ahead of the workers; what comes back is
written at once by this process alone. So a class of any size takes the same memory, and a run that was
killed goes on where it was.
"""

import csv
import hashlib
import sys
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace

from tqdm import tqdm

from lossedu.grading import gradebook, process, standings, task
from lossedu.grading.course import CourseError
from lossedu.grading.engines import Crew
from lossedu.grading.execute import IsolatedExecute
from lossedu.grading.inputs import Inputs, packed
from lossedu.grading.journal import Journal, fingerprint_of_folder, fingerprint_of_source
from lossedu.grading.options import Options
from lossedu.grading.outcome import FAILED, OK, REVIEW, UNGRADED
from lossedu.grading.page import write_note
from lossedu.grading.pages import write_page
from lossedu.grading.plans import plans_of
from lossedu.grading.regrade import changes
from lossedu.grading.shown import shown
from lossedu.grading.submission import Ungradable
from lossedu.grading.tables import finite, read_table
from lossedu.grading.timestamps import odd_timestamp
from lossedu.grading.writer import Graded, Writer

NOBODY = "."  # nbgrader's name for the student of a file that belongs to nobody
RELEASE_LIMIT = 300  # seconds for entering an assignment in the gradebook
LONGEST_REASON = 300  # characters
AT_ONCE = 100  # students whose marks are read together for their pages
TOLERANCE = 1e-9  # scores are sums of a few decimal fractions
REVIEW_COLUMNS = ["assignment", "student", "status", "why"]
EXPECTED_COLUMNS = ["student", "score", "status", "why"]
UNREADABLE = "a file that cannot be read"  # in place of the fingerprint of a submission
SLOWEST = 3  # submissions that the summary names
WORTH_NAMING = 5.0  # seconds


@dataclass(frozen=True, slots=True)
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
    seconds: float = 0.0


@dataclass
class Result:
    """What a run has found: rows of the table, faults of this machine, differences from what was
    expected, and who gained or lost points that were graded before.
    """

    rows: list
    faults: list = field(default_factory=list)
    differences: list = field(default_factory=list)
    changes: list = field(default_factory=list)
    notes: list = field(default_factory=list)


def grade(course, assignment, *, students=None, marks=None, expected=None, options=None, crew=None):
    """Grade an assignment of the course and return a Result.

    ``students`` limits the run to these names. ``marks`` is a file of points given by hand, ``expected``
    one of the scores that must come out. ``crew`` are workers that wait already. Only what changed since the
    last run is graded again. Raises CourseError for what the instructor has to put right.
    """
    chosen = choose(course, assignment, students)
    entries = gradebook.read_marks(marks, assignment) if marks else []
    wanted = read_expected(expected, assignment) if expected else {}
    options = options or Options()
    with closing(crew or Crew(options.engine, options.workers)) as crew:
        crew.open()  # a cluster that is not there ends the run here
        run = Run(course, assignment, options, crew)
        run.register()
        before = standings.points(course, assignment)
        fresh = run.autograde(chosen)
        run.enter_marks([mark for mark in entries if mark.student in chosen])
        run.write_feedback(chosen)
    after = standings.rows(course, assignment)
    rows = [run.row(student, after, student in fresh) for student in chosen]
    standings.export(course)
    write_reviews(course)
    found = differences(rows, wanted) if expected else []
    moved = changes(before, standings.points(course, assignment))
    return Result(rows, run.faults, found, moved, run.notes)


def rehearse(course, assignment, *, options=None):
    """Give the source's own solution to the tests, as a student's answers will be; returns notes about what
    does not go as it should.

    Raises CourseError for what the instructor has to put right.
    """
    options = options or Options()
    course.notebooks(assignment)
    with closing(Crew(options.engine, options.workers)) as crew:
        run = Run(course, assignment, options, crew)
        run.register()
        run.plan()
    return run.notes


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

    def __init__(self, course, assignment, options, crew):
        self.course = course
        self.assignment = assignment
        self.options = options
        self.journal = Journal(course, assignment)
        self.settings = options.put_into(IsolatedExecute(config=course.nbgrader_settings()).settings)
        self.source = fingerprint_of_source(course, assignment)
        self.faults = [*self.journal.faults]
        self.notes = []
        self.crew = crew

    def register(self):
        """Enter the assignment in the gradebook, unless it is there as it stands."""
        known = gradebook.has_assignment(self.course, self.assignment)
        if known and self.journal.is_current(NOBODY, "autograde", self.source):
            return
        logs = self.course.private / "logs" / self.assignment
        logs.mkdir(parents=True, exist_ok=True)
        arguments = {"root": str(self.course.root), "assignment": self.assignment}
        outcome = process.run("register", NOBODY, arguments, logs / "release.log", RELEASE_LIMIT)
        if outcome.reasons:
            raise CourseError(outcome.why)
        self.journal.graded(outcome, self.source)

    def plan(self):
        """Return the plans of the notebooks, rehearsed if need be, and note what they say."""
        plans = plans_of(self.course, self.assignment, self.settings, self.source)
        self.notes += [f"{name}: {note}" for name, plan in plans.items() for note in plan["notes"]]
        return plans

    def autograde(self, students):
        """Run and mark every submission that changed; returns the names of those."""
        plans = self.plan()
        waiting = [(name, mark) for name in students if (mark := self.changed(name))]
        writer = Writer(self.course, self.assignment)
        students_own = writer.files.students_own
        self.inputs = Inputs(self.course, self.assignment, plans, self.settings, students_own)
        try:
            with tqdm(total=len(waiting), desc="grading", disable=None, leave=False) as bar:
                for graded, mark in self.in_parallel(waiting):
                    self.keep(self.written(writer, graded, mark))
                    bar.update()
        finally:
            writer.close()
        self.journal = writer.journal
        return {name for name, _ in waiting}

    def written(self, writer, graded, mark):
        """Write a result and return its Outcome; one that cannot be written stops nobody else's."""
        try:
            return writer.write(graded, mark)
        except Exception as error:
            return writer.write(self.graded(graded.student, None, error), mark)

    def changed(self, student):
        """The fingerprint of a submission that has to be graded; None if it was, as it stands."""
        try:
            mark = fingerprint_of_folder(self.course.submitted(student, self.assignment), self.source)
        except OSError:
            return UNREADABLE
        return mark if self.options.force or not self.is_graded(student, mark) else None

    def is_graded(self, student, mark):
        """Whether a submission was graded as it stands, and what was made of it is still there."""
        if not self.journal.is_current(student, "autograde", mark):
            return False
        ungraded = self.journal.outcome(student).status == UNGRADED
        return ungraded or self.course.autograded(student, self.assignment).is_dir()

    def in_parallel(self, waiting):
        """Yield (Graded, fingerprint) of each submission as it comes."""
        marks = dict(waiting)
        refused = []
        for student, result, error in self.crew.results(task.grade, self.jobs(waiting, refused)):
            yield self.graded(student, result, error), marks[student]
            while refused:
                yield refused.pop()
        yield from refused

    def jobs(self, waiting, refused):
        """Yield (student, task) of each submission that can be read; the others are refused."""
        for student, mark in waiting:
            try:
                yield student, self.inputs.task(student)
            except Ungradable as reason:
                refused.append((Graded(student, UNGRADED, [str(reason)]), mark))
            except OSError as error:
                refused.append((self.graded(student, None, error), mark))

    def graded(self, student, result, error):
        """What a worker found out; its own fault is none of the student's."""
        if error is not None:
            return Graded(student, FAILED, [shown(f"{type(error).__name__}: {error}", LONGEST_REASON)])
        graded = Graded(**result)
        notes = odd_timestamp(self.course.submitted(student, self.assignment))
        if notes and graded.status in (OK, REVIEW):
            return replace(graded, status=REVIEW, reasons=[*graded.reasons, *notes])
        return graded

    def keep(self, outcome):
        """Say what is not plain success."""
        if outcome.status == FAILED:
            self.faults.append(f"{outcome.student}: {outcome.why}")
        if outcome.reasons:
            tqdm.write(f"{outcome.student}: {outcome.status}: {outcome.why}", file=sys.stderr)

    def enter_marks(self, marks):
        """Enter marks given by hand; a submission that could not be graded keeps its zero."""
        usable = [mark for mark in marks if self.status(mark.student) not in (UNGRADED, FAILED)]
        gradebook.enter_marks(self.course, self.assignment, usable)

    def write_feedback(self, students):
        """Write the feedback pages of which the marks or comments changed, some students at a time."""
        kept = [name for name in students if self.status(name) != FAILED]
        with tqdm(total=len(kept), desc="feedback", disable=None, leave=False) as bar:
            for start in range(0, len(kept), AT_ONCE):
                part = kept[start : start + AT_ONCE]
                sheets = standings.sheets(self.course, self.assignment, part)
                shown = {name: self.print_of_pages(name, sheets[name]) for name in part}
                changed = [name for name in part if not self.has_pages(name, shown[name])]
                self.write_pages(changed, sheets, shown)
                bar.update(len(part))

    def print_of_pages(self, student, sheets):
        """Hash of all that a student's pages show."""
        graded_from = self.journal.fingerprint(student, "autograde")
        return hashlib.sha256(f"{graded_from}{sheets}".encode()).hexdigest()

    def has_pages(self, student, shown):
        """Whether the pages are there and show the marks as they stand."""
        there = any(self.course.feedback(student, self.assignment).glob("*.html"))
        return there and not self.options.force and self.journal.is_current(student, "feedback", shown)

    def write_pages(self, students, sheets, shown):
        """Have the pages of some students made, and write them."""
        ungraded = [name for name in students if self.status(name) == UNGRADED]
        for student in ungraded:
            write_note(self.course, self.assignment, self.journal.outcome(student))
            self.journal.done(student, "feedback", shown[student])
        jobs = self.pages([name for name in students if name not in ungraded], sheets)
        for student, result, error in self.crew.results(task.pages, jobs):
            if error is not None:
                self.faults.append(f"{student}: no feedback page: {shown(error, LONGEST_REASON)}")
                continue
            texts, notes = result
            for name, text in texts.items():
                write_page(self.course, self.assignment, student, name, text)
            if notes:
                self.keep(self.journal.noted(student, notes))
            self.journal.done(student, "feedback", shown[student])

    def pages(self, students, sheets):
        """Yield (student, task) for the pages of each student."""
        for student in students:
            folder = self.course.autograded(student, self.assignment)
            files = {name: (folder / f"{name}.ipynb").read_bytes() for name in sheets[student]}
            yield student, {"student": student, "notebooks": packed(files), "sheets": sheets[student]}

    def status(self, student):
        """Status of a student's submission."""
        return self.journal.outcome(student).status

    def row(self, student, found, fresh):
        """A student's line of the final table."""
        outcome = self.journal.outcome(student)
        seconds = self.journal.seconds(student).get("all", 0.0)
        if student not in found:
            return Row(student, 0.0, 0.0, outcome.status, outcome.why, fresh, 0, seconds)
        score = found[student]
        about = outcome.status, outcome.why, fresh, score.waiting, seconds
        return Row(student, score.score, score.max_score, *about)


def write_reviews(course):
    """Write reviews.csv: every submission of any assignment that somebody has to look at."""
    place = course.root / "reviews.csv"
    with open(place, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(REVIEW_COLUMNS)
        for assignment in course.assignments():
            journal = Journal(course, assignment)
            for student in course.students(assignment):
                outcome = journal.outcome(student)
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
    lines += ["", counts(result), *slowest(result.rows)]
    if result.changes:
        lines += ["", "Graded before, with other points:", *(f"  {line}" for line in result.changes)]
    lines += [f"Note      {note}" for note in result.notes]
    lines += [
        f"Scores    {course.root / 'scores.csv'}",
        f"Reviews   {course.root / 'reviews.csv'}",
        f"Feedback  {course.root / 'feedback'}",
    ]
    return "\n".join(lines)


def counts(result):
    """One line about how many were graded, and how many need somebody."""
    fresh = sum(row.fresh for row in result.rows)
    review = sum(row.status == UNGRADED or bool(row.why) for row in result.rows)
    waiting = sum(row.waiting for row in result.rows)
    return (
        f"{fresh} graded, {len(result.rows) - fresh} unchanged, {review} to look at, "
        f"{waiting} answers without a mark"
    )


def slowest(rows):
    """A line about the submissions that took longest in this run, if any took a while."""
    fresh = sorted((row for row in rows if row.fresh), key=lambda row: -row.seconds)[:SLOWEST]
    named = [f"{row.student} {row.seconds:.1f} s" for row in fresh if row.seconds >= WORTH_NAMING]
    return [f"Slowest   {', '.join(named)}"] if named else []


def as_json(result):
    """The result as plain data."""
    return {
        "rows": [asdict(row) for row in result.rows],
        "faults": result.faults,
        "differences": result.differences,
        "changes": result.changes,
        "notes": result.notes,
    }
