"""What was graded and from what, one line a step, so that a second run redoes only what changed.

The file only grows while a class is graded: a kill can tear its last line and nothing else.
"""

import hashlib
import importlib.metadata
import json
import os
from pathlib import Path

import lossedu
from lossedu.grading.outcome import FAILED, Outcome

FEWEST_LINES = 100  # a shorter file is not worth the rewriting


class Journal:
    """Outcomes of one assignment with the fingerprints they were made from; of each student the last line
    counts.

    ``faults`` are sentences about lines that cannot be read; those students are graded again.
    """

    def __init__(self, course, assignment):
        self.path = course.private / f"{assignment}.jsonl"
        self.entries = {}
        self.faults = []
        self.lines = 0
        self.torn = None  # where a line begins that a kill has torn
        if self.path.is_file():
            self.read(self.path.read_bytes())

    def read(self, data):
        """Take the entries from the bytes of a journal; what follows the last line's end is torn."""
        end = data.rfind(b"\n") + 1
        self.torn = end if end < len(data) else None
        lines = data[:end].splitlines()
        self.lines = len(lines)
        for number, line in enumerate(lines, start=1):
            try:
                student, entry = entry_of(line)
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                self.faults.append(f"{self.path.name}, line {number} cannot be read and was left out")
            else:
                self.entries[student] = entry

    def outcome(self, student):
        """The last Outcome of a student, or None."""
        entry = self.entries.get(student)
        return Outcome(**entry["outcome"]) if entry else None

    def seconds(self, student):
        """How long the parts of a student's grading took, as a dict of seconds; empty if it is not known."""
        return self.entries.get(student, {}).get("seconds", {})

    def is_current(self, student, step, fingerprint):
        """Whether a step was done, without a fault of this machine, from exactly this input."""
        entry = self.entries.get(student)
        return bool(entry) and entry["outcome"]["status"] != FAILED and entry.get(step) == fingerprint

    def graded(self, outcome, fingerprint, seconds=None):
        """Keep the outcome of autograding; the feedback page is out of date from now on."""
        entry = {"outcome": outcome.as_dict(), "autograde": fingerprint, "seconds": seconds or {}}
        self.append(outcome.student, entry)

    def done(self, student, step, fingerprint):
        """Keep that a later step was done."""
        self.append(student, self.entries[student] | {step: fingerprint})

    def append(self, student, entry):
        """Write one line at the end, in place of one that a kill has torn."""
        if self.torn is not None:
            os.truncate(self.path, self.torn)
            self.torn = None
        with open(self.path, "ab") as file:
            file.write(line_of(student, entry))
        self.entries[student] = entry
        self.lines += 1

    def compact(self):
        """Leave out the lines that later ones have replaced, if they are more than half of the file.

        The file is written anew and takes the old one's place in one step.
        """
        if self.lines < max(FEWEST_LINES, 2 * len(self.entries) + 1):
            return
        scratch = self.path.with_suffix(".new")
        scratch.write_bytes(b"".join(line_of(student, entry) for student, entry in self.entries.items()))
        os.replace(scratch, self.path)
        self.lines, self.torn = len(self.entries), None


def line_of(student, entry):
    """One line of the file, as bytes."""
    return json.dumps({"student": student, **entry}, sort_keys=True).encode() + b"\n"


def entry_of(line):
    """The student and the entry of one line; raises one of several errors if it is damaged."""
    entry = json.loads(line)
    student = entry.pop("student")
    if Outcome(**entry["outcome"]).student != student:
        raise ValueError("a line about two students")
    return student, entry


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
    """Hash of all files below a folder, their names included, and of some texts."""
    digest = hashlib.sha256("\0".join(context).encode())
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            digest.update(f"link {path.name} {os.readlink(path)}".encode())
        elif path.is_file():
            add_file(digest, path, str(path.relative_to(folder)))
    return digest.hexdigest()


def add_file(digest, path, name):
    """Add a file's name and the hash of its bytes to a hash."""
    with open(path, "rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    digest.update(f"{name}\0{content}\0".encode())
