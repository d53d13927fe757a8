"""The result of a check: a score that nbgrader reads, and a report that says why."""

from dataclasses import dataclass

from lossedu.checks import report

MIME_TYPE = "application/vnd.lossedu.verdict+json"


@dataclass(frozen=True)
class Row:
    """One probe in a report: what was tried, and if it failed the call, what was seen, what was expected."""

    group: str
    what: str
    passed: bool
    call: str = ""
    seen: str = ""
    expected: str = ""

    @property
    def details(self):
        """What to say of a failed probe, as (word, text) pairs."""
        pairs = [("call", self.call), ("seen", self.seen), ("expected", self.expected)]
        return [(word, text) for word, text in pairs if text and not self.passed]


@dataclass(frozen=True)
class Verdict:
    """The points of a task, and why.

    ``points`` gives the most points of each group of probes. A group counts if all its probes passed; without
    the first group no other counts. ``seed`` is empty where a student must not know it. ``repr`` is the score
    alone, since nbgrader takes the text of a test cell's result as partial credit; ``str`` is the report.
    """

    task: str
    points: dict
    rows: tuple
    mistakes: tuple = ()
    seed: str = ""

    @property
    def passed_groups(self):
        """The names of the groups that count."""
        failed = {row.group for row in self.rows if not row.passed}
        first, *_ = self.points
        return [] if first in failed else [group for group in self.points if group not in failed]

    @property
    def score(self):
        """The points earned."""
        return float(sum(self.points[group] for group in self.passed_groups))

    @property
    def max_points(self):
        """The points that could be earned."""
        return float(sum(self.points.values()))

    @property
    def headline(self):
        """The score and what it stands for, in one sentence."""
        score = f"{self.score:g} of {self.max_points:g} {'point' if self.max_points == 1 else 'points'}"
        failed = [group for group in self.points if group not in self.passed_groups]
        if not failed:
            return f"{score}: all is right."
        if len(self.points) == 1:
            return f"{score}: not yet right."
        right = f"right for {report.listed(self.passed_groups)}, " if self.passed_groups else ""
        return f"{score}: {right}not yet for {report.listed(failed)}."

    def as_json(self):
        """Return what reports and graders read, as plain data."""
        return {
            "task": self.task,
            "points": self.score,
            "max_points": self.max_points,
            "seed": self.seed,
            "mistakes": [mistake.name for mistake in self.mistakes],
            "says": {mistake.name: mistake.says for mistake in self.mistakes},
            "groups": {g: float(p) if g in self.passed_groups else 0.0 for g, p in self.points.items()},
            "probes": len(self.rows),
            "passed": sum(row.passed for row in self.rows),
            "report": str(self),
        }

    def __repr__(self):
        return repr(self.score)

    def __str__(self):
        return report.text(self)

    def _repr_html_(self):
        return report.html(self)

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": repr(self), "text/html": report.html(self), MIME_TYPE: self.as_json()}

    def rows_of(self, group):
        """Return the rows of one group."""
        return [row for row in self.rows if row.group == group]
