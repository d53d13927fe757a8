"""What workers get: of each submission its files, and of the assignment what is the same for all."""

import zlib

from lossedu.grading.course import CourseError
from lossedu.grading.submission import Ungradable, gather, refuse_clashes


class Inputs:
    """The tasks of one assignment. Files of the names in ``students_own`` are not replaced by the
    instructor's.
    """

    def __init__(self, course, assignment, plans, settings, students_own):
        self.course = course
        self.assignment = assignment
        self.plans = plans
        self.settings = settings
        self.given = packed(beside(course, assignment))
        self.kept = {name: data for name, data in self.given.items() if name not in students_own}

    def task(self, student):
        """The task of one submission, or Ungradable; the instructor's files take the place of the
        student's.
        """
        folder = self.course.submitted(student, self.assignment)
        files = gather(folder, list(self.plans))
        files.pop("timestamp.txt", None)
        size = sum(map(len, files.values()))
        refuse_clashes(files, self.given)
        return {
            "student": student,
            "files": self.given | packed(files) | self.kept,
            "given": self.given,
            "plans": self.plans,
            "settings": self.settings,
            "bytes": size,
            "seed": str(self.course.seed(self.assignment, student)),
        }


def packed(files):
    """Return files, given as names and bytes, in fewer bytes: what fits into a pipe waits there for a worker,
    which need not wait for it.
    """
    return {name: zlib.compress(content, level=1) for name, content in files.items()}


def unpacked(files):
    """Return files that were packed as names and bytes."""
    return {name: zlib.decompress(content) for name, content in files.items()}


def beside(course, assignment):
    """Return the files that lie beside the source notebooks, as names and bytes."""
    try:
        files = gather(course.source(assignment), course.notebooks(assignment))
    except Ungradable as problem:
        raise CourseError(f"the source of {assignment}: {problem}") from None
    return {name: content for name, content in files.items() if not name.endswith(".ipynb")}
