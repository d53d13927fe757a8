"""nbgrader's steps on one submission, for a process that does nothing else.

nbgrader changes the working directory and the environment while it works, and a hostile notebook can end
the process; so neither happens where the rest of the class waits.
"""

import os
from contextlib import contextmanager
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory

from lossedu.grading.course import PRIVATE, Course
from lossedu.grading.outcome import FAILED, OK, Outcome
from lossedu.grading.submission import one_line
from lossedu.grading.timestamps import timestamp_of


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
        why = f"the assignment cannot be entered in the gradebook: {one_line(error)}"
        if course.settings_file() is None:
            why += f" (with nbgrader's own settings: there is no nbgrader_config.py in {course.root})"
        return Outcome(".", FAILED, [why])
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
