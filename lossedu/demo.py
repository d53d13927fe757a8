"""A made-up class: numbered students with every kind of submission, and the scores that grading must find.

A class has one student for each kind of trouble; every catalogued mistake is shared out among the others.
Right answers come from the course's source notebook, so nothing here knows what an assignment asks.
"""

import ast
import copy
import csv
import hashlib
import random
import shutil
from dataclasses import dataclass, field

import nbformat

from lossedu.checks.mistakes import MISTAKES
from lossedu.grading.course import MADE_UP, Course, CourseError
from lossedu.grading.regions import released

EXPECTED_COLUMNS = ["assignment", "student", "score", "status", "why"]
MARKS_COLUMNS = ["assignment", "student", "grade_id", "points", "comment"]
SINGLE_KINDS = [
    "perfect",
    "corrupt file",
    "infinite loop",
    "duplicated cell",
    "deleted test cell",
    "deleted answer",
    "syntax error",
    "untouched",
    "no cells",
    "partial",
]
MISTAKES_KIND = "mistakes"  # of everybody else
MAY_BE_WRONG = {MISTAKES_KIND, "duplicated cell", "deleted test cell", "deleted answer", "syntax error"}
NEEDS_REVIEW = {
    "corrupt file",
    "infinite loop",
    "duplicated cell",
    "deleted test cell",
    "deleted answer",
    "no cells",
}
LOSES_TASK = {"infinite loop", "deleted answer", "syntax error"}
EMPTY_HANDED = {"corrupt file", "untouched", "no cells"}
REPEATED = 0.5  # share of the students left over who repeat a mistake of another
FAVOURITES = 2  # mistakes of a task that are repeated
MARK_STEP = 0.5  # of a point, for answers graded by hand


@dataclass
class Assignment:
    """What the class answers: the released notebook, right answers, points of the tests, points given by
    hand.

    Answers and points are keyed by the grade_id of the answer's cell.
    """

    name: str
    notebook: nbformat.NotebookNode
    answers: dict
    points: dict
    by_hand: dict

    @property
    def functions(self):
        """The tasks that ask for a function."""
        found = [task for task in self.points if function_in(self.answers[task])]
        return found or list(self.points)


@dataclass
class Student:
    """One made-up student: the kind, the task where the trouble is, the mistakes by task, the marks by
    hand.
    """

    name: str
    kind: str
    task: str = ""
    mistakes: dict = field(default_factory=dict)
    answered: list = field(default_factory=list)
    marks: dict = field(default_factory=dict)

    @property
    def status(self):
        """The status that grading has to find."""
        return "review" if self.kind in NEEDS_REVIEW else "ok"

    @property
    def why(self):
        """What is the matter with the submission, in words."""
        place = f" in {self.task}" if self.task else ""
        wrong = ", ".join(f"{task} ({mistake.name})" for task, mistake in self.mistakes.items())
        kind = f"{len(self.mistakes)} mistakes" if self.kind == MISTAKES_KIND else self.kind + place
        return f"{kind}: {wrong}" if wrong else kind


# --------------------------------------------------------------------------------------------- writing


def write_class(folder, students, seed, assignment=None):
    """Write ``submitted/``, ``expected.csv`` and ``marks.csv`` of a class into a course folder.

    ``students`` is the size of the class, and the same ``seed`` gives the same files. Returns lines that
    say what was written. Raises CourseError if the course has no release, or submissions that were not made
    here.
    """
    course = Course.at(folder)
    replace_old_class(course, students)
    mark_as_made_up(course, seed)
    expected, marks, lines = [], [], []
    for name in [assignment] if assignment else course.assignments():
        task_sheet = read_assignment(course, name)
        members = make_students(task_sheet, students, random.Random(f"{seed}/{name}"))
        for student in members:
            write_submission(course, task_sheet, student)
            expected.append([name, student.name, score_of(task_sheet, student), student.status, student.why])
            marks += [[name, student.name, cell, *mark] for cell, mark in student.marks.items()]
        shown = sum(len(student.mistakes) for student in members)
        known = sum(mistake.assignment == name for mistake in MISTAKES)
        lines.append(f"{name}: {students} students, {shown} wrong answers, {known} catalogued mistakes")
    write_table(course.root / "expected.csv", EXPECTED_COLUMNS, expected)
    write_table(course.root / "marks.csv", MARKS_COLUMNS, marks)
    return lines


def replace_old_class(course, students):
    """Make room in submitted/; refuse if what is there was not made here."""
    submitted = course.root / "submitted"
    if submitted.exists() and any(submitted.iterdir()) and not (submitted / MADE_UP).exists():
        raise CourseError(
            f"{submitted} holds submissions that are no demo class; choose another course folder"
        )
    submitted.mkdir(exist_ok=True)
    keep = set(names_of(students))
    gone = [path.name for path in submitted.iterdir() if path.is_dir() and path.name not in keep]
    for name in gone:
        for step in ("submitted", "autograded", "feedback"):
            shutil.rmtree(course.root / step / name, ignore_errors=True)
    forget(course, gone)


def mark_as_made_up(course, seed):
    """Say in submitted/ that this class is none, with the key for its inputs: grading it again elsewhere
    gives the same scores.
    """
    key = hashlib.sha256(f"demo class {seed}".encode()).hexdigest()
    text = f"The submissions in this folder are made up. Their inputs are drawn with the key {key}\n"
    (course.root / "submitted" / MADE_UP).write_text(text, encoding="utf-8")


def forget(course, names):
    """Remove students of an earlier, larger class from the gradebook."""
    if not names or not (course.root / "gradebook.db").exists():
        return
    from lossedu.grading.gradebook import opened

    with opened(course) as gradebook:
        known = {student.id for student in gradebook.students}
        for name in known.intersection(names):
            gradebook.remove_student(name)


def write_submission(course, assignment, student):
    """Write what a student hands in."""
    folder = course.submitted(student.name, assignment.name)
    folder.mkdir(parents=True, exist_ok=True)
    text = nbformat.writes(notebook_of(assignment, student)) + "\n"
    if student.kind == "corrupt file":
        text = text[: len(text) // 2]
    (folder / f"{assignment.name}.ipynb").write_text(text, encoding="utf-8", newline="\n")


def write_table(path, columns, rows):
    """Write a CSV file."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


# ------------------------------------------------------------------------------------- the assignment


def read_assignment(course, name):
    """Read what was released and what the right answers are; raises CourseError if there is no release."""
    path = course.root / "release" / name / f"{name}.ipynb"
    if not path.is_file():
        raise CourseError(f"assignment {name} was not released: there is no {path}")
    source = nbformat.read(course.source(name) / f"{name}.ipynb", as_version=4)
    about = {cell.metadata.nbgrader.grade_id: (cell, cell.metadata.nbgrader) for cell in graded(source)}
    answers = {key: right_answer(cell.source) for key, (cell, meta) in about.items() if meta.solution}
    by_hand = {key: meta.points for key, (_, meta) in about.items() if meta.solution and meta.grade}
    tests = {key: about.get(f"{key}-test") for key in answers}
    points = {key: test[1].points for key, test in tests.items() if test}
    return Assignment(name, nbformat.read(path, as_version=4), answers, points, by_hand)


def graded(notebook):
    """The cells of a notebook that nbgrader knows."""
    return [cell for cell in notebook.cells if "nbgrader" in cell.metadata]


def right_answer(source):
    """The instructor's answer without the marks around it."""
    lines = released(source).split("\n")
    return "\n".join(line for line in lines if "BEGIN SOLUTION" not in line and "END SOLUTION" not in line)


def function_in(source):
    """The first function that a cell defines, as a node of its syntax tree, or None; also for text."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return None
    return next((node for node in body if isinstance(node, ast.FunctionDef)), None)


# ------------------------------------------------------------------------------------------- the class


def names_of(students):
    """Student numbers of one width."""
    width = max(3, len(str(students)))
    return [str(number).zfill(width) for number in range(1, students + 1)]


def make_students(assignment, students, rng):
    """The members of a class: one of each single kind as far as they go, then some with mistakes."""
    kinds = (SINGLE_KINDS + [MISTAKES_KIND] * students)[:students]
    members = [Student(name, kind) for name, kind in zip(names_of(students), kinds, strict=True)]
    for student in members:
        give_trouble(assignment, student, rng)
    for task in assignment.points:
        share_mistakes(assignment.name, task, members, rng)
    for student in members:
        give_marks(assignment, student, rng)
    return members


def give_trouble(assignment, student, rng):
    """Choose the task that a student's trouble is about, and the tasks that are answered at all."""
    tasks = list(assignment.points)
    if student.kind in ("infinite loop", "syntax error"):
        student.task = rng.choice(assignment.functions)
    elif student.kind in ("duplicated cell", "deleted test cell", "deleted answer"):
        student.task = rng.choice(tasks)
    student.answered = list(assignment.answers)
    if student.kind in EMPTY_HANDED:
        student.answered = []
    elif student.kind == "partial":
        student.answered = tasks[: rng.randrange(1, len(tasks))]


def share_mistakes(assignment, task, members, rng):
    """Give each mistake of a task to a student who is free to make it, and a few to more than one.

    In a small class some mistakes are left over.
    """
    mistakes = [mistake for mistake in MISTAKES if (mistake.assignment, mistake.task) == (assignment, task)]
    free = [student for student in members if student.kind in MAY_BE_WRONG and student.task != task]
    rng.shuffle(mistakes)
    rng.shuffle(free)
    for student, mistake in zip(free, mistakes, strict=False):
        student.mistakes[task] = mistake
    for student in free[len(mistakes) :]:
        if mistakes and rng.random() < REPEATED:
            student.mistakes[task] = rng.choice(mistakes[:FAVOURITES])


def give_marks(assignment, student, rng):
    """Mark the written answers, as a person would; an unanswered one gets its zero from nbgrader."""
    for cell, most in assignment.by_hand.items():
        if cell not in student.answered:
            continue
        points = most if student.kind == "perfect" else MARK_STEP * rng.randrange(int(most / MARK_STEP) + 1)
        if points == most:
            comment = "Both points are there, each with its reason."
        elif points:
            comment = "A true statement; its reason is missing."
        else:
            comment = "This does not answer the question."
        student.marks[cell] = (float(points), comment)


def score_of(assignment, student):
    """The score that grading has to find."""
    score = sum(points for points, _ in student.marks.values())
    for task, points in assignment.points.items():
        lost = student.task == task and student.kind in LOSES_TASK
        if task in student.mistakes:
            score += student.mistakes[task].points
        elif task in student.answered and not lost:
            score += points
    return float(score)


# ------------------------------------------------------------------------------------- the submissions


def notebook_of(assignment, student):
    """The notebook that a student hands in; a corrupt file is a part of one."""
    notebook = copy.deepcopy(assignment.notebook)
    for cell in graded(notebook):
        task = cell.metadata.nbgrader.grade_id
        if task in student.mistakes:
            cell.source = student.mistakes[task].code
        elif task in student.answered or student.kind == "corrupt file":
            cell.source = assignment.answers.get(task, cell.source)
    if student.kind == "no cells":
        notebook.cells = []
    elif student.task:
        make_trouble(notebook, assignment, student)
    return notebook


def make_trouble(notebook, assignment, student):
    """Break a notebook in the way of its student."""
    index, cell = find(notebook, student.task)
    test, _ = find(notebook, f"{student.task}-test")
    if student.kind == "infinite loop":
        cell.source = looping(cell.source)
    elif student.kind == "syntax error":
        cell.source = cell.source.rstrip() + "\n    return (\n"
    elif student.kind == "deleted answer":
        del notebook.cells[index]
    elif student.kind == "deleted test cell":
        del notebook.cells[test]
    elif student.kind == "duplicated cell":
        _, untouched = find(assignment.notebook, student.task)
        first = copy.deepcopy(untouched)
        first.id = f"{first.id}-copy"
        notebook.cells.insert(index, first)


def find(notebook, grade_id):
    """Index and cell of a grade_id."""
    for index, cell in enumerate(notebook.cells):
        if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id:
            return index, cell
    raise ValueError(f"the notebook has no cell {grade_id}")


def looping(source):
    """A cell whose function never returns; a cell without a function hangs itself."""
    function = function_in(source)
    if function is None:
        return f"while True:\n    pass\n{source}"
    loop = ast.parse("while True:\n    pass").body
    function.body = function.body[:1] + loop if ast.get_docstring(function) else loop
    return ast.unparse(function) + "\n"
