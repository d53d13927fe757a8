"""Answers written without sight of the checks, and what the checks say of them.

Each is a file below bench/blind/wrong/ASSIGNMENT or bench/blind/right/ASSIGNMENT: a solution cell whose first
lines are comments. ``# task:`` names the task. A wrong answer has ``# wrong:`` in its writer's words, and
``# named:`` with the names of its mistakes in the catalogue, or none, added by somebody who compared the two.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from bench.checks import limited
from bench.checks.assignments import ROOT
from bench.checks.mutants import SECONDS, assignment
from lossedu.checks.outcome import quiet

FOLDER = ROOT / "bench" / "blind"
HEADER = re.compile(r"# (task|wrong|named): (.+)")


@dataclass(frozen=True)
class Answer:
    """A blind answer; ``named`` is None until somebody has judged it."""

    file: str
    task: str
    wrong: str
    named: tuple | None
    code: str


@dataclass(frozen=True)
class Marked:
    """A blind answer, the mistakes that the checks named, and what keeps it from full marks."""

    answer: Answer
    full_marks: bool
    found: tuple
    fault: str

    @property
    def outcome(self):
        """One of OUTCOMES."""
        if self.full_marks:
            return "not caught"
        if self.answer.named is None:
            return "not judged"
        if not self.found:
            return "not recognised"
        return "named right" if set(self.found) <= set(self.answer.named) else "named wrong"


OUTCOMES = ("named right", "not recognised", "named wrong", "not caught", "not judged")


def answers(kind, name, folder=FOLDER):
    """Return the answers of one kind, right or wrong, to an assignment."""
    return [read(path) for path in sorted(Path(folder, kind, name).glob("*.py"))]


def read(path):
    """Return the answer in a file; raise ValueError if it says no task, or a wrong one not what is wrong."""
    text = path.read_text(encoding="utf-8")
    about = {}
    for line in text.splitlines():
        match = HEADER.fullmatch(line.strip())
        if not match:
            break
        about[match.group(1)] = match.group(2).strip()
    wanted = {"task", "wrong"} if path.parts[-3] == "wrong" else {"task"}
    if not wanted <= set(about):
        raise ValueError(f"{path}: the first lines do not say {' and '.join(sorted(wanted))}")
    return Answer(path.name, about["task"], about.get("wrong", ""), names_of(about.get("named")), text)


def names_of(text):
    """Return the names in a judge's line: none of them is an empty tuple, no line at all is None."""
    if text is None:
        return None
    return tuple(name for name in text.replace(",", " ").split() if name != "none")


def marked(name, answer):
    """Return what the task's test cell says of an answer."""
    try:
        said = limited.call(said_of, name, answer.task, answer.code, seconds=SECONDS)
    except limited.Stopped as stopped:
        said = False, (), str(stopped)
    return Marked(answer, *said)


def said_of(name, task, code):
    """Return whether a cell gets full marks, the mistakes that are named, and the first failed probe."""
    with quiet():
        try:
            verdict = assignment(name).verdict(task, code)
        except Exception as error:
            return False, (), f"{type(error).__name__}: {error}"
    fault = next((f"{row.group}, {row.what}: {row.seen}" for row in verdict.rows if not row.passed), "")
    full_marks = verdict.score == assignment(name).points(f"{task}-test")
    return full_marks, tuple(mistake.name for mistake in verdict.mistakes), fault


def diagnosis(name, folder=FOLDER):
    """Return the wrong answers to an assignment with what the checks say of them."""
    return [marked(name, answer) for answer in answers("wrong", name, folder)]


def acceptance(name, folder=FOLDER):
    """Return the right answers to an assignment with what the checks say of them."""
    return [marked(name, answer) for answer in answers("right", name, folder)]
