"""How a class did, read from the gradebook and from the verdicts in the graded notebooks."""

import csv
import statistics
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain

import nbformat

from lossedu.grading import cells, standings
from lossedu.grading.journal import Journal

COLUMNS = [
    "assignment",
    "student",
    "score",
    "max_score",
    "status",
    "task",
    "points",
    "max_points",
    "mistakes",
]
WIDTH = 80
BAR = 20  # characters of a full bar
MISTAKES_SHOWN = 12
LONGEST_NAME = 60  # characters; a verdict was made where the student's code ran, and may say anything
LONGEST_SENTENCE = 200
AT_ONCE = 100  # students whose points are read together


@dataclass(frozen=True)
class Student:
    """One student's score in an assignment and the status of the submission."""

    name: str
    score: float
    status: str
    why: str


@dataclass
class Task:
    """One graded cell: the points of each student who has a mark, and the mistakes found in each one's
    answer.
    """

    name: str
    max_points: float
    points: dict = field(default_factory=dict)
    mistakes: dict = field(default_factory=dict)

    @property
    def mean(self):
        """Mean points of those who have a mark."""
        return statistics.fmean(self.points.values()) if self.points else 0.0

    @property
    def success(self):
        """Mean share of the points, from 0 to 1."""
        return self.mean / self.max_points if self.max_points else 0.0

    @property
    def solved(self):
        """How many have all points."""
        return sum(points >= self.max_points for points in self.points.values())


@dataclass
class Report:
    """An assignment's numbers: students by name, tasks in the notebook's order, and the sentence of each
    mistake.
    """

    assignment: str
    max_score: float
    students: list
    tasks: list
    says: dict

    @property
    def scores(self):
        """All scores, in the order of the students."""
        return [student.score for student in self.students]

    @property
    def reviews(self):
        """The students whose submission somebody has to look at."""
        return [student for student in self.students if student.status != "ok"]

    def commonest(self):
        """Pairs of (task, mistake) with their counts, the commonest first."""
        counts = Counter()
        for task in self.tasks:
            for names in task.mistakes.values():
                counts.update((task.name, name) for name in names)
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def graded_assignments(course):
    """Names of the assignments of which the gradebook holds submissions."""
    return [name for name in course.assignments() if standings.rows(course, name)]


def collect(course, assignment):
    """Read the Report of an assignment; raises CourseError if the course has no such assignment."""
    tasks = {name: Task(name, points) for name, points in graded_cells(course, assignment)}
    state = Journal(course, assignment)
    students, says = [], {}
    for name, standing in sorted(standings.rows(course, assignment).items()):
        for cell in graded_notebook_cells(course, assignment, name):
            add_verdict(tasks, says, name, cell)
        outcome = state.outcome(name)
        status, why = (outcome.status, outcome.why) if outcome else ("ok", "")
        students.append(Student(name, standing.score, status, why))
    add_points(tasks, course, assignment, [student.name for student in students])
    max_score = sum(task.max_points for task in tasks.values())
    return Report(assignment, max_score, students, list(tasks.values()), says)


def add_points(tasks, course, assignment, names):
    """Add to each Task the points that these students have for it, unless they wait for a mark by hand."""
    for some in batched(names, AT_ONCE):
        for name, sheets in standings.sheets(course, assignment, some).items():
            for score in chain.from_iterable(sheet.scores.values() for sheet in sheets.values()):
                if score.grade_id in tasks and not score.waiting:
                    tasks[score.grade_id].points[name] = score.points


def batched(names, size):
    """Yield lists of so many names."""
    for start in range(0, len(names), size):
        yield names[start : start + size]


def graded_cells(course, assignment):
    """Pairs of grade_id and points of the graded cells, in the order of the source notebooks."""
    for name in course.notebooks(assignment):
        notebook = nbformat.read(course.source(assignment) / f"{name}.ipynb", as_version=4)
        for cell in notebook.cells:
            about = cell.metadata.get("nbgrader", {})
            if about.get("grade") or about.get("task"):
                yield about["grade_id"], float(about["points"])


def graded_notebook_cells(course, assignment, student):
    """The cells of a student's graded notebooks; none if the submission could not be graded."""
    for name in course.notebooks(assignment):
        path = course.autograded(student, assignment) / f"{name}.ipynb"
        if path.is_file():
            yield from nbformat.read(path, as_version=4).cells


def add_verdict(tasks, says, student, cell):
    """Add the mistakes of one test cell's verdict to its task, as far as they are what they should be."""
    verdict = cells.verdict_of(cell)
    task = tasks.get(cells.grade_id(cell))
    if verdict is None or task is None:
        return
    names = verdict.get("mistakes")
    sentences = verdict.get("says")
    if not isinstance(names, list):
        return
    found = [name[:LONGEST_NAME] for name in names if isinstance(name, str)]
    task.mistakes[student] = sorted(set(found))
    if isinstance(sentences, dict):
        for name in found:
            says[task.name, name] = str(sentences.get(name, ""))[:LONGEST_SENTENCE]


def as_text(report):
    """The report as text of 80 columns."""
    lines = [report.assignment, "=" * len(report.assignment), *summary(report), "", "Scores"]
    for student in report.students:
        remark = f"  {student.status}: {student.why}" if student.status != "ok" else ""
        lines.append(f"  {student.name:<12}{student.score:>7g} of {report.max_score:g}{remark}"[:WIDTH])
    lines += ["", "Success per task"]
    for task in report.tasks:
        filled = round(BAR * task.success)
        bar = "#" * filled + "." * (BAR - filled)
        lines.append(f"  {task.name:<32}{bar}  {task.mean:.2f} of {task.max_points:g}"[:WIDTH])
    lines += ["", "Commonest mistakes"]
    for (task, name), count in report.commonest()[:MISTAKES_SHOWN]:
        lines.append(f"  {count:>3}  {task}: {name}")
    if not report.commonest():
        lines.append("  none was recognised")
    return "\n".join(lines)


def summary(report):
    """Sentences about the class as a whole."""
    if not report.students:
        return ["Nobody has handed in yet."]
    mean, median = statistics.fmean(report.scores), statistics.median(report.scores)
    return [
        f"{len(report.students)} students, mean {mean:.2f} and median {median:.2f} "
        f"of {report.max_score:g} points.",
        f"{len(report.reviews)} submissions need a look.",
    ]


def write_csv(path, reports):
    """Write one line for each student and task."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for report in reports:
            for student in report.students:
                about = [report.assignment, student.name, student.score, report.max_score, student.status]
                for task in report.tasks:
                    points = task.points.get(student.name, "")
                    mistakes = " ".join(task.mistakes.get(student.name, []))
                    writer.writerow([*about, task.name, points, task.max_points, mistakes])
