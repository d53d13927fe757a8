"""A course folder: where its files are, its secret, and the settings nbgrader runs with."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

PRIVATE = ".lossedu"  # folder in the course folder for what neither nbgrader nor students need
MADE_UP = ".demo-class"  # a file in submitted/ that says: made by demo-class, may be replaced; with a key
SEED_BYTES = 6  # seeds stay below 2**53, so that they survive JSON readers that know only doubles


class CourseError(Exception):
    """What the instructor has to put right before grading can go on; the message is one plain sentence."""


@dataclass(frozen=True)
class Course:
    """The course folder at ``root``, laid out as nbgrader does it:
    ``step/student/assignment/notebook.ipynb``.
    """

    root: Path

    @classmethod
    def at(cls, folder):
        """Open an existing course folder, or raise CourseError."""
        root = Path(folder).resolve()
        if not (root / "source").is_dir():
            raise CourseError(
                f"{folder} is no course folder: it has no folder source/ with the assignments in it"
            )
        return cls(root)

    def source(self, assignment):
        return self.root / "source" / assignment

    def submitted(self, student, assignment):
        return self.root / "submitted" / student / assignment

    def autograded(self, student, assignment):
        return self.root / "autograded" / student / assignment

    def feedback(self, student, assignment):
        return self.root / "feedback" / student / assignment

    @property
    def private(self):
        """The folder for state, logs and the secret, made at first use and closed to other users."""
        folder = self.root / PRIVATE
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    @property
    def db_url(self):
        """Address of the gradebook: the one in the settings, else a file of the course folder."""
        return self.nbgrader_settings().CourseDirectory.db_url

    def assignments(self):
        """Names of all assignments that have a source notebook, sorted."""
        return sorted({path.parent.name for path in self.root.glob("source/*/*.ipynb")})

    def notebooks(self, assignment):
        """Names, without ending, of the notebooks of an assignment; raises CourseError if there is none."""
        names = sorted(path.stem for path in self.source(assignment).glob("*.ipynb"))
        if not names:
            known = ", ".join(self.assignments()) or "none"
            raise CourseError(
                f"no source notebook of assignment {assignment!r} in {self.root}; there is: {known}"
            )
        return names

    def students(self, assignment):
        """Names of the students who handed the assignment in, sorted."""
        folders = self.root.glob(f"submitted/*/{assignment}")
        return sorted(path.parent.name for path in folders if not path.parent.name.startswith("."))

    def secret(self):
        """The course's secret key of 32 bytes, made at first use and readable by its owner alone.

        A made-up class has brought its own, which is none: its inputs are the same everywhere.
        """
        made_up = self.root / "submitted" / MADE_UP
        if made_up.is_file():
            return key_in(made_up)
        path, key = self.private / "secret", secrets.token_bytes(32)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return bytes.fromhex(path.read_text(encoding="ascii"))
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(key.hex())
        return key

    def seed(self, assignment, student):
        """Seed of the probes for one student: the same at each regrade, and not to be guessed without the
        secret.
        """
        message = os.fsencode(f"{assignment}\0{student}")
        digest = hashlib.blake2b(message, key=self.secret(), digest_size=SEED_BYTES).digest()
        return int.from_bytes(digest, "big")

    def settings_file(self):
        """``nbgrader_config.py`` of the course folder, else of the working directory as in nbgrader, else
        None.
        """
        for folder in (self.root, Path.cwd()):
            path = folder / "nbgrader_config.py"
            if path.is_file():
                return path
        return None

    def nbgrader_settings(self):
        """The traitlets configuration for nbgrader: ours, then the instructor's file, then this folder."""
        from traitlets.config import Config, PyFileConfigLoader

        from lossedu.grading.settings import configure

        config = Config()
        configure(config)
        path = self.settings_file()
        if path:
            config.merge(PyFileConfigLoader(path.name, path=str(path.parent)).load_config())
        config.CourseDirectory.root = str(self.root)
        # Formgrader shares the gradebook; SQLite's own five seconds of patience lose students.
        config.CourseDirectory.setdefault("db_url", f"sqlite:///{self.root / 'gradebook.db'}?timeout=60")
        return config


def key_in(file):
    """The key that stands at the end of a file, or CourseError."""
    try:
        return bytes.fromhex(file.read_text(encoding="utf-8").split()[-1])
    except (ValueError, IndexError):
        message = f"{file} has no key in it; make the class again with: lossedu demo-class {file.parents[1]}"
        raise CourseError(message) from None
