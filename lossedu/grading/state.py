"""What was graded and from what, so that a second run redoes only what changed."""

import hashlib
import importlib.metadata
import json
import os
from pathlib import Path

import lossedu
from lossedu.grading.outcome import FAILED, Outcome


class State:
    """Outcomes of one assignment with the fingerprints they were made from, kept in a file of the course
    folder.
    """

    def __init__(self, course, assignment):
        self.path = course.private / f"{assignment}.json"
        self.entries = {}
        if self.path.is_file():
            self.entries = json.loads(self.path.read_text(encoding="utf-8"))

    def outcome(self, student):
        """The last Outcome of a student, or None."""
        entry = self.entries.get(student)
        return Outcome(**entry["outcome"]) if entry else None

    def is_current(self, student, step, fingerprint):
        """Whether a step was done, without a fault of this machine, from exactly this input."""
        entry = self.entries.get(student)
        return bool(entry) and entry["outcome"]["status"] != FAILED and entry.get(step) == fingerprint

    def graded(self, outcome, fingerprint):
        """Keep the outcome of autograding; the feedback page is out of date from now on."""
        self.entries[outcome.student] = {"outcome": outcome.as_dict(), "autograde": fingerprint}
        self.save()

    def done(self, student, step, fingerprint):
        """Keep that a later step was done."""
        self.entries[student][step] = fingerprint
        self.save()

    def save(self):
        """Write the file whole or not at all, so that a kill leaves the last state behind."""
        scratch = self.path.with_suffix(".new")
        scratch.write_text(json.dumps(self.entries, indent=1, sort_keys=True), encoding="utf-8")
        os.replace(scratch, self.path)


def fingerprint_of_tools(course):
    """Hash of everything that grades, besides the assignment: settings, this package and nbgrader."""
    digest = hashlib.sha256(importlib.metadata.version("nbgrader").encode())
    package = Path(lossedu.__file__).parent
    files = sorted(package.rglob("*.py")) + sorted(package.rglob("*.j2"))
    settings = course.settings_file()
    for path in [*files, *([settings] if settings else [])]:
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
