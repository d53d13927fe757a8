"""Writes what became of submissions: folder in autograded/, gradebook, journal. A run has one writer.

The three are written in this order. Only the journal says that a submission is done, and each of the others
may be written twice without a difference: whatever was being written when a run was killed is written again
by the next one.
"""

import json
import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties, IgnorePattern, LimitOutput
from nbgrader.utils import compute_checksum, is_grade, is_solution

from lossedu.grading import folders, gradebook
from lossedu.grading.journal import Journal
from lossedu.grading.ledger import Entry, Ledger
from lossedu.grading.outcome import FAILED, OK, REVIEW, UNGRADED, Outcome
from lossedu.grading.points import points_of
from lossedu.grading.regions import released
from lossedu.grading.sanitise import sanitised
from lossedu.grading.timestamps import timestamp_of

UNTOUCHED = "No response."  # nbgrader's comment on an answer that is as it was released


@dataclass(frozen=True)
class Graded:
    """What a worker found out about one submission, as plain data.

    ``notebooks`` maps names to executed notebooks as dicts of nbformat 4 whose texts are single strings; it
    is empty if the submission could not be graded. ``seconds`` maps parts of the work to how long they took.
    """

    student: str
    status: str
    reasons: list = field(default_factory=list)
    notebooks: dict = field(default_factory=dict)
    seconds: dict = field(default_factory=dict)


class Writer:
    """Writes the results of one assignment. Raises CourseError if the gradebook does not know it."""

    def __init__(self, course, assignment):
        self.course = course
        self.assignment = assignment
        self.journal = Journal(course, assignment)
        self.journal.compact()
        settings = course.nbgrader_settings()
        self.files = SubmissionFiles(course, assignment, settings)
        self.steps = [IgnorePattern(config=settings), LimitOutput(config=settings)]
        self.known = instructors_texts(course, assignment)
        penalty = late_penalty(course, settings)
        self.gradebook = gradebook.connect(course)
        self.ledger = Ledger(self.gradebook.engine, assignment, penalty)

    def write(self, graded, fingerprint):
        """Write a Graded submission that was made from the given input, and return its final Outcome."""
        outcome = Outcome(graded.student, graded.status, list(graded.reasons))
        if graded.status == UNGRADED:
            self.files.remove(graded.student)
            self.ledger.enter_nothing(graded.student)
        elif graded.status != FAILED:
            outcome = self.write_notebooks(graded)
        self.journal.graded(outcome, fingerprint, graded.seconds)
        return outcome

    def write_notebooks(self, graded):
        """Write folder and gradebook; returns the Outcome, with what was odd about points added."""
        notebooks = {name: self.finished(graded.notebooks[name]) for name in self.names(graded)}
        entries, notes = {}, []
        for name, notebook in notebooks.items():
            entries[name], odd = entry_of(notebook)
            notes += odd
        texts = {name: text_of(sanitised(notebook, self.known)) for name, notebook in notebooks.items()}
        self.files.write(graded.student, texts)
        self.ledger.enter(graded.student, self.files.timestamp(graded.student), entries)
        status = REVIEW if notes and graded.status == OK else graded.status
        return Outcome(graded.student, status, [*graded.reasons, *notes])

    def names(self, graded):
        """Names of the submission's notebooks that the gradebook knows."""
        return [book.name for book in self.ledger.books if book.name in graded.notebooks]

    def finished(self, notebook):
        """A NotebookNode of an executed notebook, its outputs shortened as nbgrader's settings say."""
        node = nbformat.from_dict(notebook)
        for step in self.steps:
            if step.enabled:
                node, _ = step.preprocess(node, ResourcesDict())
        return node

    def close(self):
        """Close the gradebook."""
        self.gradebook.close()


class SubmissionFiles:
    """The folders in submitted/ and autograded/ of one assignment, with nbgrader's settings for copies."""

    def __init__(self, course, assignment, settings):
        self.course = course
        self.assignment = assignment
        directory = CourseDirectory(config=settings)
        converter = Autograde(coursedir=directory, config=settings)
        self.ignored = [*directory.ignore, "*.ipynb"]
        self.shared = directory.groupshared
        self.mode = int(str(converter.permissions), 8)  # nbgrader writes an octal number as a decimal one
        self.students_own = set(converter.exclude_overwriting.get(assignment, []))
        files = folders.files_below(course.source(assignment), self.ignored)
        self.instructors = [name for name in files if name not in self.students_own]

    def write(self, student, texts):
        """Put notebooks, given as texts by their names, and the files beside them into autograded/."""
        source = self.course.submitted(student, self.assignment)
        with folders.replaced(self.course.autograded(student, self.assignment)) as folder:
            folders.copy(folders.files_below(source, self.ignored), source, folder)
            folders.copy(self.instructors, self.course.source(self.assignment), folder)
            for name, text in texts.items():
                (folder / f"{name}.ipynb").write_text(text, encoding="utf-8")
            folders.set_modes(folder, self.mode, self.shared)

    def remove(self, student):
        """Remove what an earlier submission left in autograded/."""
        shutil.rmtree(self.course.autograded(student, self.assignment), ignore_errors=True)

    def timestamp(self, student):
        """When a student handed in, or None."""
        path = self.course.submitted(student, self.assignment) / "timestamp.txt"
        return timestamp_of(path) if path.is_file() else None


def instructors_texts(course, assignment):
    """Texts of the Markdown cells of the source notebooks, as students get them."""
    texts = set()
    for name in course.notebooks(assignment):
        notebook = nbformat.read(course.source(assignment) / f"{name}.ipynb", as_version=4)
        for cell in notebook.cells:
            texts |= {cell.source, released(cell.source)}
    return frozenset(texts)


def late_penalty(course, settings):
    """The function of nbgrader's plugin for late submissions that the settings name.

    As nbgrader does, it is looked for in the course folder too.
    """
    with importable(course.root):
        step = AssignLatePenalties(config=settings)
        step.init_plugin()
    return step.plugin_inst.late_submission_penalty


@contextmanager
def importable(folder):
    """Let modules in a folder be imported for a while."""
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))


def entry_of(notebook):
    """The Entry of an executed notebook, and sentences about points that had to be bounded."""
    points, comments, notes = {}, {}, []
    for cell in notebook.cells:
        if is_grade(cell):
            points[grade_id(cell)], odd = points_of(cell)
            notes += [odd] if odd else []
        if is_solution(cell):
            comments[grade_id(cell)] = UNTOUCHED if untouched(cell) else None
    return Entry(points, comments), notes


def grade_id(cell):
    """The name by which the gradebook knows a cell."""
    return cell.metadata["nbgrader"]["grade_id"]


def untouched(cell):
    """Whether an answer is as it was released."""
    return cell.metadata["nbgrader"].get("checksum") == compute_checksum(cell)


def text_of(notebook):
    """A notebook as the text of a file with a line for each cell.

    nbformat's own layout takes ten times as long, more than all the rest of writing a submission.
    """
    cells = ",\n".join(json.dumps(cell, sort_keys=True, ensure_ascii=False) for cell in notebook.cells)
    rest = {key: value for key, value in notebook.items() if key != "cells"}
    return f'{{"cells": [\n{cells}\n],\n{json.dumps(rest, sort_keys=True, ensure_ascii=False)[1:]}\n'
