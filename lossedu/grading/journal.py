"""What was graded and from what, one line a step, so that a second run redoes only what changed.

The file only grows while a class is graded: a kill can tear its last line and nothing else.
"""

import hashlib
import importlib.metadata
import json
import os
from pathlib import Path

import lossedu
from lossedu.grading import folders
from lossedu.grading.outcome import FAILED, REVIEW, Outcome

FEWEST_LINES = 100  # a shorter file is not worth the rewriting


class Journal:
    """Outcomes of one assignment with the fingerprints they were made from; of each student the last line
    counts.

    ``lines`` holds it as it stands in the file: of a large class that is a fraction of what dicts take.
    ``faults`` are sentences about lines that cannot be read; those students are graded again.
    """

    def __init__(self, course, assignment):
        self.path = course.private / f"{assignment}.jsonl"
        self.lines = {}
        self.faults = []
        self.written = 0  # lines of the file
        self.torn = None  # where a line begins that a kill has torn
        if self.path.is_file():
            with open(self.path, "rb") as file:
                self.read(file)

    def read(self, file):
        """Take the lines from an open journal; a last one without its end is torn."""
        end = 0
        for line in file:
            if not line.endswith(b"\n"):
                self.torn = end
                return
            end += len(line)
            self.written += 1
            self.take(line[:-1])

    def take(self, line):
        """Take one line, unless it is damaged."""
        try:
            student = student_of(line)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self.faults.append(f"{self.path.name}, line {self.written} cannot be read and was left out")
        else:
            self.lines[student] = line

    def entry(self, student):
        """What the last line of a student says, as a dict; an empty one if there is none."""
        line = self.lines.get(student)
        return json.loads(line) if line else {}

    def outcome(self, student):
        """The last Outcome of a student, or None."""
        entry = self.entry(student)
        return Outcome(**entry["outcome"]) if entry else None

    def seconds(self, student):
        """How long the parts of a student's grading took, as a dict of seconds; empty if it is not known."""
        return self.entry(student).get("seconds", {})

    def fingerprint(self, student, step):
        """What a step of a student's was done from, or None if it was not done."""
        return self.entry(student).get(step)

    def is_current(self, student, step, fingerprint):
        """Whether a step was done, without a fault of this machine, from exactly this input."""
        entry = self.entry(student)
        return bool(entry) and entry["outcome"]["status"] != FAILED and entry.get(step) == fingerprint

    def graded(self, outcome, fingerprint, seconds=None):
        """Keep the outcome of autograding; the feedback page is out of date from now on."""
        about = {"outcome": outcome.as_dict(), "autograde": fingerprint, "seconds": seconds or {}}
        self.append(outcome.student, about)

    def done(self, student, step, fingerprint):
        """Keep that a later step was done."""
        self.append(student, self.entry(student) | {step: fingerprint})

    def noted(self, student, reasons):
        """Keep why somebody should look at a graded submission; returns its Outcome."""
        outcome = self.outcome(student)
        reasons = list(dict.fromkeys([*outcome.reasons, *reasons]))
        outcome = Outcome(student, REVIEW, reasons)
        self.append(student, self.entry(student) | {"outcome": outcome.as_dict()})
        return outcome

    def append(self, student, entry):
        """Write one line at the end, in place of one that a kill has torn."""
        if self.torn is not None:
            os.truncate(self.path, self.torn)
            self.torn = None
        line = line_of(student, entry)
        with open(self.path, "ab") as file:
            file.write(line + b"\n")
        self.lines[student] = line
        self.written += 1

    def compact(self):
        """Leave out the lines that later ones have replaced, if they are more than half of the file.

        The file is written anew and takes the old one's place in one step.
        """
        if self.written < max(FEWEST_LINES, 2 * len(self.lines) + 1):
            return
        scratch = self.path.with_suffix(".new")
        scratch.write_bytes(b"".join(line + b"\n" for line in self.lines.values()))
        os.replace(scratch, self.path)
        self.written, self.torn = len(self.lines), None


def line_of(student, entry):
    """One line of the file without its end, as bytes."""
    return json.dumps(entry | {"student": student}, sort_keys=True).encode()


def student_of(line):
    """Whom a line is about; raises one of several errors if it is damaged."""
    entry = json.loads(line)
    student = entry["student"]
    if not isinstance(student, str) or Outcome(**entry["outcome"]).student != student:
        raise ValueError("a line about no student, or about two")
    return student


def fingerprint_of_source(course, assignment):
    """Hash of an assignment's source and of everything that grades it."""
    return fingerprint_of_folder(course.source(assignment), fingerprint_of_tools(course))


def fingerprint_of_tools(course):
    """Hash of everything that grades, besides the assignment: settings, this package and nbgrader."""
    digest = hashlib.sha256(fingerprint_of_package().encode())
    settings = course.settings_file()
    if settings:
        add_file(digest, settings, settings.name)
    return digest.hexdigest()


def fingerprint_of_package():
    """Hash of this package and of nbgrader's version."""
    digest = hashlib.sha256(importlib.metadata.version("nbgrader").encode())
    package = Path(lossedu.__file__).parent
    for path in sorted(package.rglob("*.py")) + sorted(package.rglob("*.j2")):
        add_file(digest, path, path.name)
    return digest.hexdigest()


def fingerprint_of_folder(folder, *context):
    """Hash of the files below a folder, as far as they are read, with their names, and of some texts."""
    digest = hashlib.sha256("\0".join(context).encode())
    for name in folders.below(folder):
        path = folder / name
        if path.is_symlink():
            digest.update(b"link %b %b" % (os.fsencode(name), os.fsencode(os.readlink(path))))
        elif path.is_file():
            add_file(digest, path, name)
        elif folders.is_too_deep(name):
            digest.update(b"too deep %b" % os.fsencode(name))
    return digest.hexdigest()


def add_file(digest, path, name):
    """Add a file's name and the hash of its bytes to a hash; of one too large to be read size and time."""
    about = os.stat(path)
    content = f"{about.st_size} {about.st_mtime_ns}" if about.st_size > folders.MAX_BYTES else hash_of(path)
    digest.update(b"%b\0%b\0" % (os.fsencode(name), content.encode()))


def hash_of(path):
    """Hash of a file's bytes, as text."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
