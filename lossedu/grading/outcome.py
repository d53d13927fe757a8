"""What became of one submission."""

from dataclasses import asdict, dataclass

OK = "ok"  # graded, nothing to say
REVIEW = "review"  # graded, but somebody should look at it
UNGRADED = "ungraded"  # could not be graded: no marks until somebody has looked at it
FAILED = "failed"  # this machine's fault, not the student's: grade again


@dataclass
class Outcome:
    """Status of one student's submission, with the reasons as plain sentences."""

    student: str
    status: str
    reasons: list

    @property
    def needs_review(self):
        return self.status in (REVIEW, UNGRADED)

    @property
    def why(self):
        return "; ".join(self.reasons)

    def as_dict(self):
        return asdict(self)
