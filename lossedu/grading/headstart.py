"""Has the first submissions graded while the program that writes the results is still being loaded.

What nbgrader's settings say is not known by then. So the tasks are made as the last run would have made
them; one that turns out to be another is graded anew, and all that was lost is some time of a worker.
"""

from contextlib import suppress

from lossedu.grading import kept, task
from lossedu.grading.inputs import Inputs
from lossedu.grading.journal import Journal, fingerprint_of_folder, fingerprint_of_source
from lossedu.grading.submission import Ungradable

MOST_SEEN = 100  # submissions that are looked at for some that have to be graded
MOST_BYTES = 32 << 20  # of submissions that are begun, which are in memory until their results are taken


def fingerprint_of(folder, source):
    """Fingerprint of a submission, or None where it cannot be read: the run itself will say so."""
    try:
        return fingerprint_of_folder(folder, source)
    except OSError:
        return None


def begin(course, assignment, students, options, crew):
    """Give the first tasks to a Crew that waits; ``students`` are the only ones to be graded, or None."""
    known = kept.load(course, assignment)
    if known is None:
        return
    source = fingerprint_of_source(course, assignment)
    if known["fingerprint"] != source:
        return
    there = course.students(assignment)
    chosen = [name for name in there if not students or name in students]
    journal = Journal(course, assignment)
    inputs = Inputs(course, assignment, known["plans"], options.put_into(known["settings"]), students_own=())

    def tasks():
        room = MOST_BYTES
        for student in chosen[:MOST_SEEN]:
            mark = fingerprint_of(course.submitted(student, assignment), source)
            if options.force or not journal.is_current(student, "autograde", mark):
                with suppress(Ungradable, OSError):
                    begun = inputs.task(student)
                    room -= begun["bytes"]
                    if room < 0:
                        return
                    yield student, begun

    crew.begin(task.grade, tasks())
