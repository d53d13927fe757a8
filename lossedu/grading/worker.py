"""nbgrader's steps on one submission, for a process that does nothing else.

nbgrader changes the working directory and the environment while it works, and a hostile notebook can end
the process; so neither happens where the rest of the class waits.
"""

import os
from contextlib import contextmanager
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient.exceptions import DeadKernelError
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SQLAlchemyError

from lossedu.grading.cells import NOTES, timed_out
from lossedu.grading.course import PRIVATE, Course
from lossedu.grading.outcome import FAILED, OK, REVIEW, UNGRADED, Outcome
from lossedu.grading.submission import Ungradable, inspect, one_line, timestamp_of


def autograde(root, assignment, student, cell_timeout=None):
    """Run and mark one submission; returns an Outcome."""
    course = Course(Path(root))
    names = course.notebooks(assignment)
    try:
        notes = inspect(course.submitted(student, assignment), names)
    except Ungradable as reason:
        return Outcome(student, UNGRADED, [str(reason)])
    settings = course.nbgrader_settings()
    if cell_timeout:
        settings.Execute.timeout = cell_timeout
    error = convert(CarefulAutograde, course, assignment, student, settings)
    if error:
        return outcome_of_error(student, error)
    for name in names:
        notes += notes_of(course.autograded(student, assignment) / f"{name}.ipynb")
    return Outcome(student, REVIEW if notes else OK, notes)


def feedback(root, assignment, student):
    """Write one student's feedback page; returns an Outcome."""
    course = Course(Path(root))
    error = convert(CarefulFeedback, course, assignment, student, course.nbgrader_settings())
    if error:
        return Outcome(student, FAILED, [f"no feedback page: {one_line(error)}"])
    return Outcome(student, OK, [])


def register(root, assignment):
    """Record the cells of an assignment in the gradebook; returns an Outcome.

    nbgrader does that while it makes a release; this one goes where nobody looks, since the released
    notebooks are not ours to overwrite.
    """
    course = Course(Path(root))
    settings = course.nbgrader_settings()
    settings.CourseDirectory.release_directory = f"{PRIVATE}/release"
    error = convert(CarefulRelease, course, assignment, ".", settings)
    if error:
        return Outcome(".", FAILED, [f"the assignment cannot be entered in the gradebook: {one_line(error)}"])
    return Outcome(".", OK, [])


def convert(step, course, assignment, student, settings):
    """Run one of nbgrader's steps on one student; returns the exception that stopped it, or None."""
    coursedir = TolerantCourseDirectory(config=settings)
    coursedir.assignment_id = assignment
    coursedir.student_id = student
    converter = step(coursedir=coursedir, config=settings)
    converter.force = True  # what to grade again is not decided by nbgrader, which looks at timestamps alone
    try:
        converter.start()
    except NbGraderException as error:
        return converter.cause or error
    return None


class TolerantCourseDirectory(CourseDirectory):
    """nbgrader's course directory, except that a timestamp which cannot be read does not end the run."""

    def get_existing_timestamp(self, dest_path):
        """Time of a submission, or None."""
        path = Path(dest_path) / "timestamp.txt"
        return timestamp_of(path) if path.is_file() else None


class OneStudent:
    """Keeps one of nbgrader's steps to one student, and the exception that it would turn into a log line."""

    cause = None

    def init_notebooks(self):
        """Find the notebooks by their names: nbgrader takes a bracket in a student's name for a pattern."""
        folder = self._format_source(self.coursedir.assignment_id, self.coursedir.student_id)
        notebooks = sorted(os.path.join(folder, path.name) for path in Path(folder).glob("*.ipynb"))
        if not notebooks:
            raise NbGraderException(f"there is no notebook in {folder}")
        self.assignments = {folder: notebooks}
        self.notebooks = []

    def init_assignment(self, assignment_id, student_id):
        """Prepare the output folder and the gradebook."""
        with self.remembering():
            super().init_assignment(assignment_id, student_id)

    def convert_single_notebook(self, notebook_filename):
        """Convert one notebook."""
        with self.remembering():
            super().convert_single_notebook(notebook_filename)

    @contextmanager
    def remembering(self):
        """Note an exception on its way out."""
        try:
            yield
        except Exception as error:
            self.cause = error
            raise


class CarefulRelease(OneStudent, GenerateAssignment):
    """nbgrader's release step."""


class CarefulAutograde(OneStudent, Autograde):
    """nbgrader's autograde step."""


class CarefulFeedback(OneStudent, GenerateFeedback):
    """nbgrader's feedback step."""


def outcome_of_error(student, error):
    """Tell a fault of the submission from a fault of this machine, for which nobody may lose marks."""
    if isinstance(error, DeadKernelError):
        reason = "the notebook ended its own kernel, so that nothing after that cell could run"
        return Outcome(student, UNGRADED, [reason])
    if isinstance(error, SQLAlchemyError | OSError | NoSuchKernel | RuntimeError):
        return Outcome(student, FAILED, [one_line(error)])
    return Outcome(student, UNGRADED, [f"nbgrader could not process the notebook: {one_line(error)}"])


def notes_of(path):
    """What was put right in a notebook before it ran, and which of its cells were stopped."""
    notebook = nbformat.read(path, as_version=4)
    notes = list(notebook.metadata[NOTES])
    stopped = [index for index, cell in enumerate(notebook.cells, start=1) if timed_out(cell)]
    if stopped:
        numbers = ", ".join(map(str, stopped))
        notes.append(f"stopped because it ran too long: cell {numbers} of {path.name}")
    return notes
